using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>A conversation: the history, the model, and what it has cost so far.</summary>
internal sealed class Conversation
{
    private readonly OpenRouterClient _client;
    private readonly Interruption _interruption;
    private readonly List<ChatMessage> _history = [];
    private readonly UsageDetails _total = new();
    private readonly ChatOptions _options = new();
    private readonly List<string> _files;
    private readonly bool _usesResponses;
    private IChatClient _chat;
    private string _model;

    internal Conversation(OpenRouterClient client, string model, ChatArguments arguments, Interruption interruption)
    {
        _client = client;
        _interruption = interruption;
        _files = [.. arguments.Files];
        _usesResponses = arguments.UsesResponses;
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
        Terminal.Note("/model NAME, /cost, /exit; Ctrl+C stops an answer.");
        while (true)
        {
            Terminal.Prompt();
            string? line = Console.ReadLine()?.Trim();
            switch (line)
            {
                case null or "/exit":
                    return 0;
                case "":
                    break;
                case "/cost":
                    Terminal.Note(AnswerView.Summary(_total));
                    break;
                case "/model" or ['/', 'm', 'o', 'd', 'e', 'l', ' ', ..]:
                    ChooseModel(line["/model".Length..].Trim());
                    break;
                case ['/', ..]:
                    Terminal.Error($"There is no command {line}. There are /model NAME, /cost and /exit.");
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
            Terminal.Error(exception.Message);
            return false;
        }

        _history.Add(message);
        using CancellationTokenSource answer = _interruption.Begin();
        List<ChatResponseUpdate> updates = [];
        AnswerView view = new();
        try
        {
            await StreamAsync(updates, view, answer.Token);
            _files.Clear();
            return true;
        }
        catch (OperationCanceledException) when (answer.IsCancellationRequested)
        {
            view.Close();
            Terminal.Note("stopped");
            _files.Clear();
            Keep(updates.ToChatResponse());
            return false;
        }
        catch (Exception exception) when (exception is OpenRouterException or ArgumentException or NotSupportedException)
        {
            view.Close();
            Terminal.Error(exception.Message);

            // The question did not get its answer: the next one must not be sent behind it.
            _history.Remove(message);
            return false;
        }
        finally
        {
            _interruption.End();
        }
    }

    private async Task StreamAsync(List<ChatResponseUpdate> updates, AnswerView view, CancellationToken cancellationToken)
    {
        await foreach (ChatResponseUpdate update in _chat.GetStreamingResponseAsync(_history, _options, cancellationToken))
        {
            updates.Add(update);
            view.Show(update);
        }

        ChatResponse response = updates.ToChatResponse();
        view.End(response);
        _history.AddMessages(response);
        Count(response);
    }

    /// <summary>Keeps what a stopped answer had said. A call that has no result yet would be refused with the next question.</summary>
    private void Keep(ChatResponse response)
    {
        HashSet<string> answered = [.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.CallId)];
        foreach (ChatMessage message in response.Messages)
        {
            message.Contents = [.. message.Contents.Where(content => content is not FunctionCallContent call || answered.Contains(call.CallId))];
            if (message.Contents.Count > 0)
            {
                _history.Add(message);
            }
        }

        Count(response);
    }

    /// <summary>A stopped answer may have paid rounds of a tool loop behind it.</summary>
    private void Count(ChatResponse response)
    {
        if (response.Usage is { } usage)
        {
            _total.Add(usage);
        }
    }

    private async Task<ChatMessage> QuestionAsync(string question)
    {
        ChatMessage message = new(ChatRole.User, question);
        foreach (string file in _files)
        {
            message.Contents.Add(await DataContent.LoadFromAsync(file));
        }

        return message;
    }

    private void ChooseModel(string model)
    {
        if (model.Length == 0)
        {
            Terminal.Note(_model);
            return;
        }

        _model = model;
        _chat = Chat(model);
        Terminal.Note($"The next answers come from {model}.");
    }

    /// <summary>The tool loop is the one of Microsoft.Extensions.AI; the provider is one client in the pipeline.</summary>
    private IChatClient Chat(string model)
    {
        // The endpoint is one call; everything else stays as it is.
        IChatClient chat = _usesResponses ? _client.AsIResponsesChatClient(model) : _client.AsIChatClient(model);
        return chat.AsBuilder().UseFunctionInvocation().Build();
    }
}
