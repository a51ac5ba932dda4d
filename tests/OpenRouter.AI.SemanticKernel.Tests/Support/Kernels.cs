using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>Short ways to kernels on the played service.</summary>
internal static class Kernels
{
    public const string Model = "acme/thinker";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A kernel with a chat client and a chat completion service over one endpoint.</summary>
    public static Kernel Of(Service service, bool responses = false, object? plugin = null, Action<IKernelBuilder>? configure = null)
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        if (responses)
        {
            builder.AddOpenRouterResponsesChatClient(Model, service.OpenRouter());
        }
        else
        {
            builder.AddOpenRouterChatClient(Model, service.OpenRouter());
        }

        if (plugin is not null)
        {
            builder.Plugins.AddFromObject(plugin, "Weather");
        }

        configure?.Invoke(builder);
        return builder.Build();
    }

    public static OpenRouterPromptExecutionSettings Auto => new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };

    /// <summary>Asks a prompt with functions, whole or streaming, and gets the text.</summary>
    public static async Task<string> AskAsync(this Kernel kernel, bool streams, PromptExecutionSettings? settings = null, string prompt = "hi")
    {
        KernelArguments arguments = new(settings ?? Auto);
        if (!streams)
        {
            return (await kernel.InvokePromptAsync(prompt, arguments, cancellationToken: Token)).GetValue<string>() ?? "";
        }

        string text = "";
        await foreach (string part in kernel.InvokePromptStreamingAsync<string>(prompt, arguments, cancellationToken: Token))
        {
            text += part;
        }

        return text;
    }

    /// <summary>Takes a turn over the chat completion service, else over that which Semantic Kernel makes of the chat client, as agents do, and
    /// keeps it in the history.</summary>
    public static async Task<ChatMessageContent> TurnAsync(
        this Kernel kernel, ChatHistory history, string question, bool streams, PromptExecutionSettings? settings = null)
    {
        IChatCompletionService chat = kernel.Services.GetService(typeof(IChatCompletionService)) as IChatCompletionService
            ?? kernel.GetRequiredService<IChatClient>().AsChatCompletionService();
        history.AddUserMessage(question);
        if (!streams)
        {
            ChatMessageContent answer = await chat.GetChatMessageContentAsync(history, settings ?? Auto, kernel, Token);
            history.Add(answer);
            return answer;
        }

        string text = "";
        await foreach (StreamingChatMessageContent part in chat.GetStreamingChatMessageContentsAsync(history, settings ?? Auto, kernel, Token))
        {
            text += part.Content;
        }

        ChatMessageContent whole = new(AuthorRole.Assistant, text);
        history.Add(whole);
        return whole;
    }

    /// <summary>Asks a prompt with functions, and gets the whole response.</summary>
    public static async Task<ChatResponse> ResponseAsync(this Kernel kernel, bool streams) => streams
        ? (await kernel.InvokePromptStreamingAsync<ChatResponseUpdate>("hi", new KernelArguments(Auto), cancellationToken: Token).ToListAsync(Token)).ToChatResponse()
        : (await kernel.InvokePromptAsync("hi", new KernelArguments(Auto), cancellationToken: Token)).GetValue<ChatResponse>()!;

    /// <summary>Asks a prompt without settings, so that the client gets no options.</summary>
    public static async Task<string> PromptAsync(this Kernel kernel, bool streams, string prompt) => streams
        ? string.Concat(await kernel.InvokePromptStreamingAsync<string>(prompt, cancellationToken: Token).ToListAsync(Token))
        : (await kernel.InvokePromptAsync(prompt, cancellationToken: Token)).GetValue<string>() ?? "";

    /// <summary>Invokes a function, whole or streaming.</summary>
    public static async Task RunAsync(this Kernel kernel, KernelFunction function, bool streams)
    {
        if (streams)
        {
            await kernel.InvokeStreamingAsync(function, cancellationToken: Token).ToListAsync(Token);
        }
        else
        {
            await kernel.InvokeAsync(function, cancellationToken: Token);
        }
    }

    public static async Task<Sent> SentAsync(PromptExecutionSettings settings, bool responses = false, bool streams = false)
    {
        Service service = Service.Saying("ok");
        await Of(service, responses).AskAsync(streams, settings);
        return service.Single;
    }

    public static async Task<Sent> SentAsync(
        ChatHistory history, PromptExecutionSettings? settings = null, bool responses = false, bool streams = false, object? plugin = null)
    {
        Service service = Service.Saying("ok");
        Kernel kernel = Of(service, responses, plugin);
        IChatCompletionService chat = kernel.GetRequiredService<IChatClient>().AsChatCompletionService();
        if (streams)
        {
            await chat.GetStreamingChatMessageContentsAsync(history, settings, kernel, Token).ToListAsync(Token);
        }
        else
        {
            await chat.GetChatMessageContentAsync(history, settings, kernel, Token);
        }

        return service.Single;
    }
}
