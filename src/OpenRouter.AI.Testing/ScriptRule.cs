using System;
using System.Collections.Generic;
using System.Threading;
using OpenRouter.AI.Testing.Scripting;

namespace OpenRouter.AI.Testing;

/// <summary>
/// One rule of a script: which requests it is for, what is said to them, and what goes wrong. Made by <see cref="EmulatedEndpoint.When(string, string, string, int?)"/> and its kin; the methods change the rule and return it.
/// </summary>
/// <remarks>A rule without a reply only spoils: the next rule that fits says the answer, or else the emulated model does. A rule with a reply is
/// passed over, and not used, where its reply cannot be said: a text to embeddings, or anything to a list of models. Nor is it used by a request that the
/// service refuses, for its key or its body; a recording is said whatever they are. All members are safe to use from
/// several threads. A rule is used from its first reply or fault on, so while requests are under way its limit belongs before that:
/// <c>server.Chat.When().Once().Fail(fault)</c>.</remarks>
public sealed class ScriptRule
{
    private readonly List<EmulatedReply> _replies = [];
    private readonly Func<RecordedRequest, bool> _condition;
    private readonly string? _path;
    private int _limit = int.MaxValue;
    private int _uses;

    internal ScriptRule(string name, string? path, Func<RecordedRequest, bool> condition)
    {
        Name = name;
        _path = path;
        _condition = condition;
    }

    /// <summary>Gets which requests the rule is for, in words.</summary>
    public string Name { get; }

    /// <summary>Gets how many requests it was used for.</summary>
    public int Uses => Volatile.Read(ref _uses);

    /// <summary>Says a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This rule.</returns>
    public ScriptRule Reply(string text) => Reply(EmulatedReply.Text(text));

    /// <summary>Says something.</summary>
    /// <param name="replies">What to say. Several are said in turn, also over several calls of this method; the last is repeated.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentException">There is none, or one that this endpoint cannot say: vectors to chat, or a text to embeddings.</exception>
    public ScriptRule Reply(params EmulatedReply[] replies)
    {
        Check(replies, _path, Name);
        lock (_replies)
        {
            _replies.AddRange(replies);
        }

        return this;
    }

    /// <summary>Lets something go wrong.</summary>
    /// <param name="fault">What. A second call adds to the first.</param>
    /// <returns>This rule.</returns>
    public ScriptRule Fail(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_replies)
        {
            Fault = Fault?.And(fault) ?? fault;
        }

        return this;
    }

    /// <summary>Ends the rule after some requests.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public ScriptRule Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (_replies)
        {
            _limit = count;
        }

        return this;
    }

    /// <summary>Ends the rule after one request.</summary>
    /// <returns>This rule.</returns>
    public ScriptRule Once() => Times(1);

    /// <summary>Gets what goes wrong.</summary>
    internal Fault? Fault { get; private set; }

    /// <exception cref="ArgumentException">There is none, or one that the endpoint cannot say.</exception>
    internal static void Check(EmulatedReply[] replies, string? path, string name)
    {
        ArgumentNullException.ThrowIfNull(replies);
        if (replies.Length == 0)
        {
            throw new ArgumentException("At least one reply is needed.", nameof(replies));
        }

        foreach (EmulatedReply reply in replies)
        {
            ArgumentNullException.ThrowIfNull(reply, nameof(replies));
            if (path is not null && !reply.IsFor(path))
            {
                throw new ArgumentException(
                    $"A rule for {name} cannot say {(reply.VectorList is null ? "this: embeddings are answered with vectors" : "vectors: those are for embeddings")}.",
                    nameof(replies));
            }
        }
    }

    /// <summary>Uses the rule if it is for the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isAccepted">Says whether the service would answer the request with a reply, or refuses it.</param>
    /// <param name="reply">What it says, if anything.</param>
    internal RuleUse Use(RecordedRequest request, Func<EmulatedReply, bool> isAccepted, out EmulatedReply? reply)
    {
        reply = null;
        if (!_condition(request))
        {
            return RuleUse.None;
        }

        lock (_replies)
        {
            if (_uses >= _limit || (Fault is null && _replies.Count == 0))
            {
                return RuleUse.None;
            }

            EmulatedReply? next = _replies.Count == 0 ? null : _replies[Math.Min(_uses, _replies.Count - 1)];
            if (next?.IsFor(request) == false)
            {
                return RuleUse.None;
            }

            reply = next;
            if (next is not null && !isAccepted(next))
            {
                return RuleUse.Refused;
            }

            _uses++;
            return RuleUse.Taken;
        }
    }
}
