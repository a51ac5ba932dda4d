using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>How a request finds the call that it belongs to. Middleware may send from a place of its own, such as a worker that was started in
/// another call, so the options say it first.</summary>
internal static class ReceiptContext
{
    /// <summary>No name that OpenRouter has, so it is not sent.</summary>
    private const string Key = "openrouter.receipt";

    /// <summary>The mark itself reads the same in all calls: caches make their keys of it.</summary>
    private static readonly ConditionalWeakTable<object, CallReceipt> Marked = new();

    private static readonly AsyncLocal<CallReceipt?> Ambient = new();

    /// <summary>Finds the receipt that a request is to be told to; null when no budget asks for one.</summary>
    internal static CallReceipt? Find(ChatOptions? options) =>
        (options?.AdditionalProperties?.TryGetValue(Key, out object? mark) == true && mark is not null && Marked.TryGetValue(mark, out CallReceipt? marked)
            ? marked.Open
            : null) ?? Ambient.Value?.Open;

    /// <summary>Tells whether options carry the mark of a receipt.</summary>
    internal static bool IsMarked(ChatOptions? options) => options?.AdditionalProperties?.ContainsKey(Key) == true;

    /// <summary>Copies options, with the mark of a receipt.</summary>
    internal static ChatOptions Mark(ChatOptions? options, CallReceipt receipt)
    {
        object mark = true;
        Marked.Add(mark, receipt);
        ChatOptions marked = options?.Clone() ?? new ChatOptions();
        (marked.AdditionalProperties ??= [])[Key] = mark;
        return marked;
    }

    /// <summary>Makes a receipt that of what is called from here.</summary>
    internal static void Enter(CallReceipt receipt) => Ambient.Value = receipt;
}
