using System;
using System.Collections.Generic;
using System.Globalization;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Ratios;

/// <summary>Writes the figures as a Markdown table.</summary>
internal static class RatioTable
{
    public const string Head =
        "| row | per | OpenRouter.AI ns | bytes | peer ns | bytes | floor text ns | bytes | floor bytes ns | bytes "
        + "| CPU, peer = 1 | bytes, peer = 1 | CPU, floor text = 1 | must | reached |\n"
        + "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|";

    public static string Line(Scenario scenario, IReadOnlyDictionary<Contestant, Figures> figures)
    {
        Figures ours = figures[Contestant.OpenRouterAI];
        Figures peer = figures[Contestant.Peer];
        double? cpuShare = ours.Nanoseconds / peer.Nanoseconds;
        double bytesShare = ours.Bytes / peer.Bytes;
        var cells = new List<string> { scenario.Name, scenario.MeasuresKept ? scenario.Unit + ", kept" : scenario.Unit };
        foreach (Contestant contestant in Enum.GetValues<Contestant>())
        {
            Figures? itsFigures = figures.TryGetValue(contestant, out Figures? known) ? known : null;
            cells.Add(Number(itsFigures?.Nanoseconds));
            cells.Add(Number(itsFigures?.Bytes));
        }

        cells.Add(Ratio(cpuShare));
        cells.Add(Ratio(bytesShare));
        cells.Add(Ratio(ours.Nanoseconds / figures[Contestant.FloorText].Nanoseconds));
        cells.Add(Must(scenario.Goal));
        cells.Add(Reached(scenario.Goal, cpuShare, bytesShare, ours.Bytes * scenario.Units));
        return "| " + string.Join(" | ", cells) + " |";
    }

    /// <summary>Says whether the goal is reached; "-" without a goal.</summary>
    public static string Reached(Goal goal, double? cpuShare, double bytesShare, double bytes)
    {
        if (goal == Goal.None)
        {
            return "-";
        }

        bool reached = (goal.CpuShare is not { } cpu || cpuShare <= cpu)
            && (goal.BytesShare is not { } share || bytesShare <= share)
            && (goal.Bytes is not { } most || bytes <= most);
        return reached ? "pass" : "**fail**";
    }

    private static string Must(Goal goal)
    {
        var parts = new List<string>();
        if (goal.CpuShare is { } cpu)
        {
            parts.Add("CPU ≤ " + Ratio(cpu));
        }

        if (goal.BytesShare is { } share)
        {
            parts.Add("bytes ≤ " + Ratio(share));
        }

        if (goal.Bytes is { } bytes)
        {
            parts.Add("bytes ≤ " + Number(bytes));
        }

        return parts.Count == 0 ? "-" : string.Join(", ", parts);
    }

    private static string Ratio(double? value) => value switch
    {
        null => "-",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"1/{1 / value.Value:0.#}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.Value:0.00}"),
    };

    private static string Number(double? value) => value switch
    {
        null => "-",
        < 100 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("#,##0", CultureInfo.InvariantCulture),
    };
}
