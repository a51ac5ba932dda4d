using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
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

    /// <summary>Takes a turn over the service that Semantic Kernel makes of the chat client, as agents do, and keeps it in the history.</summary>
    public static async Task<ChatMessageContent> TurnAsync(
        this Kernel kernel, ChatHistory history, string question, bool streams, PromptExecutionSettings? settings = null)
    {
        IChatCompletionService chat = kernel.GetRequiredService<Microsoft.Extensions.AI.IChatClient>().AsChatCompletionService();
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

    public static async Task<Sent> SentAsync(PromptExecutionSettings settings, bool responses = false, string prompt = "hi")
    {
        Service service = Service.Saying("ok");
        await Of(service, responses).InvokePromptAsync(prompt, new KernelArguments(settings), cancellationToken: Token);
        return service.Single;
    }

    public static async Task<Sent> SentAsync(ChatHistory history, PromptExecutionSettings? settings = null, bool responses = false, object? plugin = null)
    {
        Service service = Service.Saying("ok");
        Kernel kernel = Of(service, responses, plugin);
        await kernel.GetRequiredService<Microsoft.Extensions.AI.IChatClient>().AsChatCompletionService()
            .GetChatMessageContentAsync(history, settings, kernel, Token);
        return service.Single;
    }

    public static List<string> Texts(IEnumerable<ChatMessageContent> messages)
    {
        List<string> texts = [];
        foreach (ChatMessageContent message in messages)
        {
            texts.Add(message.Role.Label + ":" + message.Content);
        }

        return texts;
    }
}
