using System;
using System.Collections.Generic;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>A part of a reply: makes its steps, given the request and the number of calls before it.</summary>
internal sealed record ReplyPart(Func<ChatRequest, int, IEnumerable<AnswerStep>> Steps)
{
    internal bool IsCall { get; init; }
}
