using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using Xunit.Sdk;
using Xunit.v3;

namespace OpenRouter.AI.Contract.Tests;

/// <summary>Every model of the local OpenRouter that fails, streaming and not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CombinatorialFailuresAttribute : DataAttribute
{
    private static readonly string[] Models =
    [
        "error-400", "error-402", "error-403", "error-404", "error-408", "error-413", "error-422", "error-429", "error-500", "error-502", "error-503",
        "error-504", "error-524", "error-529", "html-502", "error-in-200", "error-mid-stream", "vanish", "cut",
    ];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> rows = [];
        foreach (string model in Models)
        {
            rows.Add(new TheoryDataRow<string, bool>("emulator/" + model, false));
            rows.Add(new TheoryDataRow<string, bool>("emulator/" + model, true));
        }

        return new(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
