using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Benchmarks.Traffic;

/// <summary>The floor of a request: each message written once into one reused buffer, the tools copied from prepared bytes.</summary>
internal sealed class FloorTextContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly ArrayBufferWriter<byte> Buffer = new(256 * 1024);
    private static readonly Utf8JsonWriter Writer =
        new(Buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public FloorTextContent(IReadOnlyList<ChatMessage> messages, byte[] tools, bool streams)
    {
        Headers.ContentType = Json;
        Buffer.ResetWrittenCount();
        Writer.Reset(Buffer);
        Writer.WriteStartObject();
        Writer.WriteString("model"u8, "acme/writer-4"u8);
        Writer.WriteStartArray("messages"u8);
        foreach (ChatMessage message in messages)
        {
            Write(message);
        }

        Writer.WriteEndArray();
        if (tools.Length > 0)
        {
            Writer.WritePropertyName("tools"u8);
            Writer.WriteRawValue(tools, skipInputValidation: true);
        }

        Writer.WriteBoolean("stream"u8, streams);
        Writer.WriteEndObject();
        Writer.Flush();
    }

    /// <summary>The tools as they stand in a request.</summary>
    public static byte[] Tools(ChatOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (AITool tool in options.Tools!)
            {
                writer.WriteStartObject();
                writer.WriteString("type", "function");
                writer.WriteStartObject("function");
                writer.WriteString("name", tool.Name);
                writer.WriteString("description", tool.Description);
                writer.WritePropertyName("parameters");
                ((AIFunctionDeclaration)tool).JsonSchema.WriteTo(writer);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return stream.ToArray();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(Buffer.WrittenMemory, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Buffer.WrittenCount;
        return true;
    }

    private static void Write(ChatMessage message)
    {
        Writer.WriteStartObject();
        Writer.WriteString("role"u8, message.Role.Value);
        foreach (AIContent content in message.Contents)
        {
            switch (content)
            {
                case TextContent text:
                    Writer.WriteString("content"u8, text.Text);
                    break;
                case FunctionCallContent call:
                    Write(call);
                    break;
                case FunctionResultContent result:
                    Writer.WriteString("tool_call_id"u8, result.CallId);
                    Writer.WriteString("content"u8, (string?)result.Result);
                    break;
            }
        }

        Writer.WriteEndObject();
    }

    private static void Write(FunctionCallContent call)
    {
        Writer.WriteStartArray("tool_calls"u8);
        Writer.WriteStartObject();
        Writer.WriteString("id"u8, call.CallId);
        Writer.WriteString("type"u8, "function"u8);
        Writer.WriteStartObject("function"u8);
        Writer.WriteString("name"u8, call.Name);
        Writer.WriteString("arguments"u8, $$"""{"path":"{{call.Arguments!["path"]}}","line":{{call.Arguments["line"]}}}""");
        Writer.WriteEndObject();
        Writer.WriteEndObject();
        Writer.WriteEndArray();
    }
}
