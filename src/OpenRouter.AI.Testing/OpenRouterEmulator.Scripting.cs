using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Testing;

/// <content>What is answered instead of what the models say by themselves.</content>
public sealed partial class OpenRouterEmulator
{
    /// <summary>Gets the rules of the script, in the order in which they are asked. The list is a copy.</summary>
    public IReadOnlyList<ScriptRule> Rules => _pipeline.Book.Rules;

    /// <summary>Answers a coming request with the given answer instead of an emulated one.</summary>
    /// <param name="answer">The answer. It is used for one request; enqueue it again to use it again.</param>
    /// <remarks>Enqueued answers are used up first come, first served, one for each request, whatever its path, key or body.
    /// When none is left, the emulator answers itself again.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is <see langword="null"/>.</exception>
    public void Enqueue(ScriptedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _pipeline.Enqueue(answer);
    }

    /// <summary>Answers with recordings from now on. Rules of the script come first; what no recording fits gets 404 and a message that names
    /// the nearest one and how it differs. Keys are not checked. What stands before the endpoint in the path, such as that of a gateway, does not
    /// matter.</summary>
    /// <param name="path">A file as <see cref="OpenRouterRecorder"/> writes it, or a folder of such files (or one with a folder <c>data</c> of
    /// them).</param>
    /// <param name="matching">How a request finds its recording.</param>
    /// <exception cref="System.IO.DirectoryNotFoundException"><paramref name="path"/> is not there.</exception>
    /// <exception cref="System.IO.InvalidDataException">A file is no recording; the message says which and why. Recordings that were served before
    /// are still.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public void Replay(string path, ReplayMatching matching = ReplayMatching.Strict)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _pipeline.Shelf = new Recording.ReplayShelf(path, matching);
    }

    /// <summary>Adds the rules of a script in JSON: <c>{"rules":[{"endpoint":"chat","model":"openai/*","message":"weather","tool":"get_weather",
    /// "nth":1,"times":1,"text":"Sunny.","reasoning":"…","tool_calls":[{"name":"get_weather","arguments":{"city":"Paris"}}],
    /// "refusal":"…","images":[{"data":"base64"}],"citations":[{"url":"…"}],"finish_reason":"stop","usage":{"prompt_tokens":1,"completion_tokens":1,"cost":0.01},"faults":[{"status":429}]}]}</c>. Every member may
    /// be left out.</summary>
    /// <param name="json">The script.</param>
    /// <exception cref="FormatException">The script cannot be read; the message names the place. No rule was added.</exception>
    public void LoadScript(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Scripting.ScriptReader.Read(this, json);
    }

    /// <summary>Forgets all rules of the script.</summary>
    public void ClearRules() => _pipeline.Book.Clear();

    /// <summary>Forgets requests, rules, enqueued answers, recordings and the records of generations, for the next test that shares the
    /// emulator. Keys, connections and what the account was charged stay.</summary>
    public void Reset() => _pipeline.Reset();
}
