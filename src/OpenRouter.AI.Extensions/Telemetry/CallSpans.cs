using System.Collections.Generic;
using System.Diagnostics;

namespace OpenRouter.AI.Telemetry;

/// <summary>The activities around a request that tell of it: ours, and those of generative AI above it.</summary>
internal static class CallSpans
{
    private const string Cost = "openrouter.cost";
    private const string Retries = "openrouter.retries";

    /// <summary>Gets whether there are any. Other activities, such as those of ASP.NET, are told nothing.</summary>
    internal static bool AreThere
    {
        get
        {
            for (Activity? activity = Activity.Current; activity is not null; activity = activity.Parent)
            {
                if (activity.IsAllDataRequested && IsOurs(activity))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Finds them, the innermost first.</summary>
    internal static List<Activity> Find()
    {
        List<Activity> spans = [];
        for (Activity? activity = Activity.Current; activity is not null; activity = activity.Parent)
        {
            if (activity.IsAllDataRequested && IsOurs(activity))
            {
                spans.Add(activity);
            }
        }

        return spans;
    }

    /// <summary>Adds the cost to every one, so that the span of a tool loop has the sum.</summary>
    internal static void AddCost(List<Activity> spans, decimal cost)
    {
        foreach (Activity span in spans)
        {
            lock (span)
            {
                // Exporters know no decimal.
                span.SetTag(Cost, (double)((decimal)(span.GetTagItem(Cost) as double? ?? 0) + cost));
            }
        }
    }

    internal static void AddRetry()
    {
        foreach (Activity span in Find())
        {
            lock (span)
            {
                span.SetTag(Retries, (span.GetTagItem(Retries) as int? ?? 0) + 1);
            }
        }
    }

    private static bool IsOurs(Activity activity) =>
        ReferenceEquals(activity.Source, Instruments.Source)
        || activity.GetTagItem("gen_ai.operation.name") is not null
        || activity.OperationName is "orchestrate_tools";
}
