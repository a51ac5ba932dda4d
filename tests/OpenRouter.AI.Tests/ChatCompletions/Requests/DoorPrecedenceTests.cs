using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

/// <summary>The doors for OpenRouter's own fields, highest first: extra body, raw factory, WithOpenRouter, field names, ChatOptions, client.</summary>
public class DoorPrecedenceTests
{
    [Fact]
    public async Task Doors_ExtraBodyOverRaw_ExtraBodyWins()
    {
        ChatOptions options = Sent.Raw(new() { User = "raw", ExtraBody = Extra("user", "\"extra\"") });

        JsonAssert.Equal("""{"user":"extra"}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Doors_RawOverWithOpenRouter_RawWins()
    {
        ChatOptions options = Sent.Raw(new() { User = "raw" }, new ChatOptions().WithOpenRouter(o => (o.User, o.SessionId) = ("with", "s")));

        JsonAssert.Equal("""{"session_id":"s","user":"raw"}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Doors_WithOpenRouterOverFieldNames_WithOpenRouterWins()
    {
        ChatOptions options = new ChatOptions { AdditionalProperties = new() { ["user"] = "named", ["session_id"] = "s" } }
            .WithOpenRouter(o => o.User = "with");

        JsonAssert.Equal("""{"session_id":"s","user":"with"}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Doors_FieldNamesOverChatOptions_FieldNamesWin()
    {
        ChatOptions options = new()
        {
            ModelId = "option/model",
            Temperature = 0.1f,
            MaxOutputTokens = 1,
            TopK = 1,
            Seed = 1,
            ResponseFormat = ChatResponseFormat.Json,
            AdditionalProperties = new()
            {
                ["model"] = "named/model",
                ["temperature"] = 0.25,
                ["max_tokens"] = 9,
                ["top_k"] = 5,
                ["seed"] = 6L,
                ["response_format"] = new { type = "text" },
            },
        };

        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, "hello")], options);

        JsonAssert.Equal(
            """
            {"model":"named/model","temperature":0.25,"max_tokens":9,"top_k":5,"seed":6,"response_format":{"type":"text"},
             "messages":[{"role":"user","content":"hello"}]}
            """,
            body);
    }

    [Fact]
    public async Task Doors_ChatOptionsOverClient_ChatOptionsWin()
    {
        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, "hello")], new() { ModelId = "option/model" }, model: "client/model");

        Assert.Equal("option/model", body.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Doors_AllFour_MergeReasoningAndProviderByMember()
    {
        ChatOptions options = Sent.Raw(
            new() { Reasoning = new() { Summary = "auto" }, Provider = new() { Zdr = true } },
            new ChatOptions
            {
                Reasoning = new() { Effort = ReasoningEffort.Low, Output = ReasoningOutput.None },
                AdditionalProperties = new()
                {
                    ["reasoning"] = new { effort = "high", mode = "pro", summary = "lost" },
                    ["provider"] = new { only = new[] { "a" }, allow_fallbacks = true, zdr = false },
                },
            }.WithOpenRouter(o => (o.Reasoning, o.Provider) = (new() { Context = "all_turns", Mode = "standard" }, new() { AllowFallbacks = false })));

        JsonAssert.Equal(
            """
            {"reasoning":{"effort":"high","summary":"auto","context":"all_turns","mode":"standard","exclude":true},
             "provider":{"zdr":true,"allow_fallbacks":false,"only":["a"]}}
            """,
            await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Doors_Lists_AreReplacedAsAWhole()
    {
        ChatOptions options = Sent.Raw(
            new() { Models = ["raw/a"] },
            new ChatOptions { AdditionalProperties = new() { ["models"] = new[] { "named/b" }, ["modalities"] = new[] { "text" } } }
                .WithOpenRouter(o => (o.Models, o.Modalities) = (["with/c", "with/d"], [OutputModality.Image])));

        JsonAssert.Equal("""{"models":["raw/a"],"modalities":["image"]}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Doors_PrefixedAndPlainNames_AreTheSameDoor()
    {
        ChatOptions options = new() { AdditionalProperties = new() { ["openrouter:session_id"] = "s", ["openrouter:provider"] = new { zdr = true } } };

        JsonAssert.Equal("""{"session_id":"s","provider":{"zdr":true}}""", await Sent.FieldsAsync(options));
    }

    [Theory]
    [InlineData("messages", "[]")]
    [InlineData("stream", "true")]
    [InlineData("store", "false")]
    [InlineData("previous_response_id", "\"r\"")]
    [InlineData("n", "2")]
    public async Task Doors_ExtraBodyWithReservedField_IsTheCallersMistake(string name, string value)
    {
        ChatOptions[] doors =
        [
            Sent.Raw(new() { ExtraBody = Extra(name, value) }),
            new ChatOptions().WithOpenRouter(o => o.ExtraBody = Extra(name, value)),
            new() { AdditionalProperties = new() { ["extra_body"] = new Dictionary<string, object?> { [name] = Sent.Json(value) } } },
        ];

        foreach (ChatOptions options in doors)
        {
            ArgumentException exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => Sent.RequestAsync(options));
            Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Doors_ExtraBodyOfOneChoice_IsSent() =>
        JsonAssert.Equal("""{"n":1}""", await Sent.FieldsAsync(Sent.Raw(new() { ExtraBody = Extra("n", "1") })));

    [Fact]
    public async Task Doors_ExtraBodyOfSeveralDoors_IsMerged()
    {
        ChatOptions options = Sent.Raw(
            new() { ExtraBody = Extra("from_raw", "1") },
            new ChatOptions { AdditionalProperties = new() { ["extra_body"] = new { from_names = 3, from_raw = 0 } } }
                .WithOpenRouter(o => o.ExtraBody = Extra("from_with", "2")));

        JsonAssert.Equal("""{"from_raw":1,"from_with":2,"from_names":3}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Doors_WithOpenRouterFromANewerVersion_IsSentLikeTheExtraBody()
    {
        ChatOptions options = new() { AdditionalProperties = new() { ["openrouter"] = Sent.Json("""{"user":"u","from_tomorrow":1}""") } };

        JsonAssert.Equal("""{"user":"u","from_tomorrow":1}""", await Sent.FieldsAsync(options));
    }

    private static Dictionary<string, JsonElement> Extra(string name, string value) => new() { [name] = Sent.Json(value) };
}
