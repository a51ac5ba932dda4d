using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

public sealed partial class OpenRouterClient
{
    /// <summary>Gets a chat client over <c>POST /responses</c>, for what only that endpoint gives: items of server tools, phases, summaries.</summary>
    /// <param name="model">
    /// The model that requests are for unless their options name another, with variants and presets as OpenRouter spells them
    /// (<c>openai/gpt-5.2</c>, <c>@preset/name</c>). Null (the default) leaves it to the options, and then to the account's default model.
    /// </param>
    /// <returns>
    /// A client that shares this one's connections and can stand wherever that of <see cref="AsIChatClient"/> stands. Disposing it does not
    /// dispose this one.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="model"/> is empty or white space.</exception>
    /// <remarks>What a change of endpoint in the middle of a conversation keeps is told at <see cref="OpenRouterResponsesChatClient"/>.
    /// Source: <see href="https://openrouter.ai/docs/api/reference/responses/overview"/>.</remarks>
    public IChatClient AsIResponsesChatClient(string? model = null) => new OpenRouterResponsesChatClient(this, model, ownsClient: false);
}
