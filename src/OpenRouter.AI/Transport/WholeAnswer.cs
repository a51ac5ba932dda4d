using System;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Transport;

/// <summary>An answer that was read to its end. The body lies in a pooled buffer and is valid only while the answer is being mapped.</summary>
/// <param name="Body">The JSON, without the keep-alive white space and byte order mark before it.</param>
/// <param name="Headers">What the headers say.</param>
/// <param name="Status">The HTTP status, a success.</param>
internal readonly record struct WholeAnswer(ReadOnlyMemory<byte> Body, AnswerHeaders Headers, int Status);
