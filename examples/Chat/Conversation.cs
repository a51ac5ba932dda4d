using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Spectre.Console;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>A conversation: the history, the model, and what it has cost so far.</summary>
internal sealed class Conversation
{
    private readonly OpenRouterClient _client;
    private readonly Interruption _interruption;
    private readonly List<ChatMessage> _history = [];
    private readonly UsageDetails _total = new();
    private readonly ChatOptions _options = new();
    private readonly Queue<string> _files;
    private IChatClient _chat;
    private string _model;

    internal Conversation(OpenRouterClient client, string model, ChatArguments arguments, Interruption interruption)
    {
        _client = client;
        _interruption = interruption;
        _files = new Queue<string>(arguments.Files);
        _model = model;
        _chat = Chat(model);
        if (arguments.UsesTools)
        {
            _options.Tools = [.. SampleTools.All];
        }
    }

    /// <summary>Talks until the user leaves.</summary>
    internal async Task<int> RunAsync()
    {
        AnsiConsole.MarkupLine("[grey]/model NAME, /cost, /exit; Ctrl+C stops an answer.[/]");
        while (true)
        {
            AnsiConsole.Markup("[bold blue]> [/]");
            string? line = Console.ReadLine()?.Trim();
            switch (line)
            {
                case null or "/exit":
                    return 0;
                case "":
                    break;
                case "/cost":
                    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{AnswerView.Summary(_total)}[/]");
                    break;
                case ['/', 'm', 'o', 'd', 'e', 'l', ..]:
                    ChooseModel(line["/model".Length..].Trim());
                    break;
                case ['/', ..]:
                    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]There is no command {line}. There are /model NAME, /cost and /exit.[/]");
                    break;
                default:
                    await AnswerAsync(line);
                    break;
            }
        }
    }

    /// <summary>Answers one question; says whether it worked.</summary>
    internal async Task<bool> AnswerAsync(string question)
    {
        ChatMessage message;
        try
        {
            message = await QuestionAsync(question);
        }
        catch (Exception exception) when (exception is System.IO.IOException or UnauthorizedAccessException)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{exception.Message}[/]");
            return false;
        }

        _history.Add(message);
        using CancellationTokenSource answer = _interruption.Begin();
        List<ChatResponseUpdate> updates = [];
        try
        {
            await StreamAsync(updates, answer.Token);
            return true;
        }
        catch (OperationCanceledException) when (answer.IsCancellationRequested)
        {
            AnsiConsole.MarkupLine("\n[grey]stopped[/]");
            _history.AddMessages(updates);
            return false;
        }
        catch (Exception exception) when (exception is OpenRouterException or ArgumentException or NotSupportedException)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"\n[red]{exception.Message}[/]");

            // The question did not get its answer: the next one must not be sent behind it.
            _history.Remove(message);
            return false;
        }
        finally
        {
            _interruption.End();
        }
    }

    private async Task StreamAsync(List<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        AnswerView view = new();
        await foreach (ChatResponseUpdate update in _chat.GetStreamingResponseAsync(_history, _options, cancellationToken))
        {
            updates.Add(update);
            view.Show(update);
        }

        ChatResponse response = updates.ToChatResponse();
        view.End(response);
        _history.AddMessages(response);
        if (response.Usage is { } usage)
        {
            _total.Add(usage);
        }
    }

    private async Task<ChatMessage> QuestionAsync(string question)
    {
        ChatMessage message = new(ChatRole.User, question);
        while (_files.TryDequeue(out string? file))
        {
            message.Contents.Add(await DataContent.LoadFromAsync(file));
        }

        return message;
    }

    private void ChooseModel(string model)
    {
        if (model.Length == 0)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{_model}[/]");
            return;
        }

        _model = model;
        _chat = Chat(model);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]The next answers come from {model}.[/]");
    }

    /// <summary>The tool loop is the one of Microsoft.Extensions.AI; the provider is one client in the pipeline.</summary>
    private IChatClient Chat(string model) => _client.AsIChatClient(model).AsBuilder().UseFunctionInvocation().Build();
}
