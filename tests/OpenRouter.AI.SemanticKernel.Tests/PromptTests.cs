using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class PromptTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Prompt_only_ichatclient(bool responses, bool streams)
    {
        Service service = Service.Saying("Hello.");

        Assert.Equal("Hello.", await Kernels.Of(service, responses).PromptAsync(streams, "hi"));
        Assert.Equal(["user:hi"], service.Single.History);
        Assert.EndsWith(responses ? "/responses" : "/chat/completions", service.Single.Uri.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public void Metadata_present(bool responses)
    {
        IChatClient client = Kernels.Of(new Service(), responses).GetRequiredService<IChatClient>();

        ChatClientMetadata metadata = client.GetRequiredService<ChatClientMetadata>();

        Assert.Equal("openrouter", metadata.ProviderName);
        Assert.Equal(Service.Endpoint, metadata.ProviderUri);
        Assert.Equal(Kernels.Model, metadata.DefaultModelId);
        Assert.NotNull(client.GetService<OpenRouterClient>());
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Prompt_model_override(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(new PromptExecutionSettings { ModelId = "other/model" }, responses, streams);

        Assert.Equal("other/model", sent.Body.GetProperty("model").GetString());
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Prompt_typed_results(bool responses)
    {
        FunctionResult result = await Kernels.Of(Service.Saying("Hello."), responses).InvokePromptAsync("hi", cancellationToken: Token);

        Assert.Equal("Hello.", result.GetValue<string>());
        Assert.Equal("Hello.", result.GetValue<ChatResponse>()!.Text);
        Assert.Equal("Hello.", result.GetValue<ChatMessage>()!.Text);
        Assert.Equal("Hello.", result.GetValue<ChatMessageContent>()!.Content);
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Prompt_streaming_types(bool responses)
    {
        Kernel kernel = Kernels.Of(Service.Saying(new Answer("Hello."), new Answer("Hello."), new Answer("Hello.")), responses);
        string text = string.Concat(await kernel.InvokePromptStreamingAsync<string>("hi", cancellationToken: Token).ToListAsync(Token));
        string updates = string.Concat(
            (await kernel.InvokePromptStreamingAsync<ChatResponseUpdate>("hi", cancellationToken: Token).ToListAsync(Token)).Select(update => update.Text));
        string contents = string.Concat(
            (await kernel.InvokePromptStreamingAsync<StreamingChatMessageContent>("hi", cancellationToken: Token).ToListAsync(Token))
                .Select(content => content.Content));

        Assert.Equal(["Hello.", "Hello.", "Hello."], [text, updates, contents]);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Prompt_xml_roles(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");
        const string Prompt = """
            <message role="system">be brief</message><message role="user">hi</message><message role="assistant">hello</message>
            <message role="developer">be kind</message><message role="user">bye</message>
            """;

        await Kernels.Of(service, responses).PromptAsync(streams, Prompt);

        Assert.Equal(["system:be brief", "user:hi", "assistant:hello", "developer:be kind", "user:bye"], service.Single.History);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Prompt_xml_image_uri_without_mime(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");

        await Kernels.Of(service, responses).PromptAsync(
            streams, "<message role=\"user\"><text>look</text><image>https://host.test/cat.png</image></message>");

        string parts = service.Single.Messages[0].GetProperty("content").GetRawText();
        Assert.Contains(responses ? "input_image" : "image_url", parts, StringComparison.Ordinal);
        Assert.Contains("https://host.test/cat.png", parts, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Prompt_xml_audio_and_pdf(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");

        await Kernels.Of(service, responses).PromptAsync(
            streams, "<message role=\"user\"><audio>data:audio/wav;base64,AAAA</audio><binary>data:application/pdf;base64,JVBERg==</binary></message>");

        string[] types = [.. service.Single.Messages[0].GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()!)];
        Assert.Equal(responses ? ["input_audio", "input_file"] : ["input_audio", "file"], types);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Single_text_is_plain_string(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");

        await Kernels.Of(service, responses).PromptAsync(streams, "hi");

        Assert.Equal(JsonValueKind.String, service.Single.Messages[0].GetProperty("content").ValueKind);
    }

    [Fact]
    public async Task One_textcontent_per_reply()
    {
        Service service = new Service().ThenJson(
            """{"id":"gen-1","model":"m","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}]}""");

        ChatMessageContent answer = await Kernels.Of(service).TurnAsync([], "hi", streams: false);

        Assert.Equal("ab", answer.Content);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Prompt_functions_of_templates_call_the_plugin(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");

        await Kernels.Of(service, responses, new Weather()).PromptAsync(streams, "It says {{Weather.ping}}.");

        Assert.Equal(["user:It says pong."], service.Single.History);
    }
}
