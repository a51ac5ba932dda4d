using System;
using System.Collections.Generic;
using OpenRouter.AI.Testing.Scripting;

namespace OpenRouter.AI.Testing;

/// <summary>One endpoint of an <see cref="OpenRouterEmulator"/>: the place to script it and to look at what it received.</summary>
/// <remarks>
/// Rules are asked in the order in which they were made; the first that fits and has a reply answers. Faults of the rules that fit before it
/// come on top. When no rule has a reply, the emulated model answers. A scripted reply needs no known model, but the request must be a valid
/// one. All members are safe to use from several threads.
/// </remarks>
public sealed partial class EmulatedEndpoint
{
    private readonly ScriptBook _book;
    private readonly string? _path;

    internal EmulatedEndpoint(ScriptBook book, string name, string? path)
    {
        _book = book;
        _path = path;
        Name = name;
    }

    /// <summary>Gets the name, for example <c>chat/completions</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the requests that this endpoint has received, in their order. The list is a copy and does not grow. Of very many the oldest
    /// are forgotten: <see cref="OpenRouterEmulatorOptions.MaxRecordedRequests"/>, <see cref="OpenRouterEmulatorOptions.MaxRecordedBytes"/>.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _book.Requests.Of(_path).Requests;

    /// <summary>Makes a rule for requests that fit all that is given.</summary>
    /// <param name="model">The model; one that ends with <c>*</c> gives the beginning. <see langword="null"/> takes any.</param>
    /// <param name="message">A text in the last message of the user, or in an input for embeddings, without regard to case.
    /// <see langword="null"/> takes any.</param>
    /// <param name="tool">The name of a function tool that is offered. <see langword="null"/> takes any.</param>
    /// <param name="nth">Which request to this endpoint, from 1, counted from the start of the emulator or its last
    /// <see cref="OpenRouterEmulator.Reset"/>. <see langword="null"/> takes
    /// any.</param>
    /// <returns>The rule; give it a reply or a fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nth"/> is less than 1.</exception>
    public ScriptRule When(string? model = null, string? message = null, string? tool = null, int? nth = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nth ?? 1, 1, nameof(nth));
        RequestCondition condition = new(model, message, tool);
        return Add(
            condition.Describe(Name, nth),
            request => condition.Fits(request) && (nth is null || (_path is null ? request.Number.Total : request.Number.OnPath) == nth));
    }

    /// <summary>Makes a rule for requests of any kind.</summary>
    /// <param name="condition">Says whether the rule is for a request.</param>
    /// <returns>The rule; give it a reply or a fault.</returns>
    public ScriptRule When(Func<RecordedRequest, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Add(Name + " by a condition", condition);
    }

    /// <summary>Says a text to every request.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The rule.</returns>
    public ScriptRule Reply(string text) => Reply(EmulatedReply.Text(text));

    /// <summary>Says something to every request.</summary>
    /// <param name="replies">What to say; several are said in turn, and the last is repeated.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is none, or one that this endpoint cannot say: vectors to chat, or a text to embeddings.</exception>
    public ScriptRule Reply(params EmulatedReply[] replies)
    {
        // Before the rule is made: one without a reply would stay in the script.
        Check(replies);
        return When().Reply(replies);
    }

    /// <summary>Lets something go wrong with every request.</summary>
    /// <param name="fault">What.</param>
    /// <returns>The rule; <see cref="ScriptRule.Once"/> limits it. While requests are under way, limit it first:
    /// <c>server.Chat.When().Once().Fail(fault)</c>.</returns>
    public ScriptRule Fail(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return When().Fail(fault);
    }

    /// <exception cref="ArgumentException">There is no reply, or one that this endpoint cannot say.</exception>
    internal void Check(params EmulatedReply[] replies) => ScriptRule.Check(replies, _path, Name);

    private ScriptRule Add(string name, Func<RecordedRequest, bool> condition)
    {
        ScriptRule rule = new(name, _path, request => IsMine(request) && condition(request));
        _book.Add(rule);
        return rule;
    }

    private bool IsMine(RecordedRequest request) => _path is null || request.Path == _path;
}
