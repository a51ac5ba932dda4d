using System;
using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Faults;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing;

/// <summary>
/// Something that goes wrong on the way of an answer, given to <see cref="ScriptRule.Fail"/> or <see cref="EmulatedEndpoint.Fail"/>. Every
/// fault works on every endpoint, streamed or not. Instances do not change and can be used again.
/// </summary>
/// <remarks>
/// <para>Faults combine with <see cref="And"/>: each works on what the one before it left, so
/// <c>Fault.KeepAlives(3).And(Fault.DropAfter(2))</c> sends three keep-alives and two events, then drops the connection.
/// How the bytes go out is the same in any order: <see cref="Drip"/>, <see cref="InvalidUtf8"/> and <see cref="WrongContentLength"/> apply to
/// what is sent in the end.</para>
/// <para>Where a fault counts events and the answer is one body, the body counts as one: behind 0 nothing of it is sent, behind 1 or more
/// half of it.</para>
/// <para>An answer whose place an error takes (<see cref="Status"/>, <see cref="ErrorIn200"/>) is neither charged nor kept as a generation; one
/// that is spoilt on its way is both.</para>
/// </remarks>
public sealed partial class Fault
{
    private readonly IReadOnlyList<FaultStep> _steps;

    private Fault(IReadOnlyList<FaultStep> steps) => _steps = steps;

    private Fault(string name, Func<WireAnswer, FaultScene, WireAnswer> apply)
        : this([new FaultStep(name, apply)])
    {
    }

    /// <summary>Gets what goes wrong, in a few words, for test names and tables.</summary>
    public string Name => string.Join(", ", _steps.Select(static step => step.Name));

    /// <summary>Combines two faults.</summary>
    /// <param name="next">The fault that works on what this one left.</param>
    /// <returns>Both faults as one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is <see langword="null"/>.</exception>
    public Fault And(Fault next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new Fault([.. _steps, .. next._steps]);
    }

    /// <summary>Says what goes wrong.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal WireAnswer Apply(WireAnswer answer, FaultScene scene) =>
        Damage.Finish(_steps.Aggregate(answer, (changed, step) => step.Apply(changed, scene)));
}
