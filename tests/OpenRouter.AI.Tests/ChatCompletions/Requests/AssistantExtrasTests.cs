using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class AssistantExtrasTests
{
    [Fact]
    public async Task D30_Refusal_RoundTrip() =>
        JsonAssert.Equal(
            """{"role":"assistant","content":null,"refusal":"I cannot."}""",
            await Sent.MessageAsync(new(ChatRole.Assistant, [new ErrorContent("I cannot.") { ErrorCode = "Refusal" }])));

    [Fact]
    public async Task D38_GeneratedImage_Replayed() =>
        JsonAssert.Equal(
            """
            {"role":"assistant","content":"here","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},
             {"type":"image_url","image_url":{"url":"https://x.test/a.png"}},{"type":"image_url","image_url":{"url":"data:image/webp;base64,AQID"}}]}
            """,
            await Sent.MessageAsync(new(
                ChatRole.Assistant,
                [
                    new TextContent("here"), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new UriContent("https://x.test/a.png", "image/png"),
                    new ImageGenerationToolResultContent("i") { Outputs = [new DataContent(new byte[] { 1, 2, 3 }, "image/webp")] },
                ])));

    [Fact]
    public async Task GeneratedAudio_WithAnId_IsReferredTo()
    {
        DataContent First() => new(new byte[] { 1, 2, 3 }, "audio/wav") { AdditionalProperties = new() { ["openrouter:audio_id"] = "a1", ["openrouter:audio_transcript"] = "one " } };
        DataContent second = new(new byte[] { 4 }, "audio/wav") { AdditionalProperties = new() { ["openrouter:audio_transcript"] = Sent.Json("\"two\"") } };

        JsonAssert.Equal(
            """{"role":"assistant","content":"","audio":{"id":"a1","transcript":"one two"}}""", await Sent.MessageAsync(new(ChatRole.Assistant, [First(), second])));
    }

    [Fact]
    public async Task D40_FileAnnotations_Replayed()
    {
        const string Annotations = """[{"type":"file","file":{"hash":"h","name":"a.pdf","content":[{"type":"text","text":"é"}]}}]""";
        foreach (object kept in new object[] { Sent.Json(Annotations), JsonSerializer.Deserialize<List<object>>(Annotations)! })
        {
            ChatMessage message = new(ChatRole.Assistant, "a") { AdditionalProperties = new() { ["openrouter:file_annotations"] = kept } };

            JsonAssert.Equal($$"""{"role":"assistant","content":"a","annotations":{{Annotations}}}""", await Sent.MessageAsync(message));
        }
    }
}
