using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings;

/// <summary>How inputs of one type look in a request. An instance belongs to no call and may serve several at once.</summary>
internal interface IInputForm<in TInput>
{
    /// <summary>Checks an input and gets how many bytes it will take at most.</summary>
    /// <exception cref="ArgumentException">It is null or empty; the message names its position.</exception>
    /// <exception cref="NotSupportedException">It has no form that the service takes.</exception>
    long Size(TInput? input, int position);

    /// <summary>Writes an input that was checked.</summary>
    void Write(WireBody body, Utf8JsonWriter writer, TInput input);
}
