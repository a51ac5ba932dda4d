using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>A plugin with functions of every kind; it keeps what it was called with.</summary>
internal sealed class Weather
{
    public List<object?> Given { get; } = [];

    [KernelFunction("report")]
    [Description("Reports the weather of a city.")]
    public Report GetReport([Description("The city.")] string city)
    {
        Given.Add(city);
        return new Report(city, 21.5);
    }

    [KernelFunction("day")]
    public string Day(DayOfWeek day)
    {
        Given.Add(day);
        return "sunny on " + day;
    }

    [KernelFunction("numbers")]
    public string Numbers(double share, decimal price, float factor, int count, long big, bool flag)
    {
        Given.AddRange([share, price, factor, count, big, flag]);
        return "ok";
    }

    [KernelFunction("fail")]
    public string Fail()
    {
        Given.Add(null);
        throw new InvalidOperationException("the secret of the house");
    }

    [KernelFunction("note")]
    public void Note(string text) => Given.Add(text);

    [KernelFunction("order")]
    public void Order(int pieces = 1) => Given.Add(pieces);

    [KernelFunction("raw")]
    public string Raw(JsonElement element, JsonNode node, JsonDocument document)
    {
        Given.AddRange([element.GetRawText(), node.ToJsonString(), document.RootElement.GetRawText()]);
        return "ok";
    }

    [KernelFunction("ping")]
    [Description("Pings.")]
    public string Ping()
    {
        Given.Add("ping");
        return "pong";
    }
}
