using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI;
using OpenRouter.AI.Examples.SemanticSearch;

Screen.Prepare();
using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

try
{
    SearchArguments arguments = SearchArguments.Parse(args);
    if (arguments.WantsHelp)
    {
        Console.WriteLine(SearchArguments.Usage);
        return 0;
    }

    await RunAsync(arguments);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Screen.Note("stopped");
    return 130;
}
catch (FormatException exception)
{
    Screen.Error(exception.Message);
    Console.WriteLine(SearchArguments.Usage);
    return 2;
}
catch (Exception exception) when (exception is OpenRouterException or ArgumentException or IOException or UnauthorizedAccessException)
{
    Screen.Error(exception.Message);
    return 1;
}

async Task RunAsync(SearchArguments arguments)
{
    List<Passage> passages = Folder.Read(arguments.Folder);
    await using Connection connection = await Connection.OpenAsync();
    Screen.Note(connection.Description);
    IEmbeddingGenerator<string, Embedding<float>> generator = connection.Client.AsIEmbeddingGenerator(arguments.Model, arguments.Dimensions);
    SearchIndex index = await Screen.ProgressAsync(
        $"Indexing {passages.Count} passages", passages.Count, taken => SearchIndex.BuildAsync(generator, passages, taken, stop.Token));
    Screen.Note($"{passages.Count} passages, vectors of {index.Dimensions} numbers by {arguments.Model}, {index.Cost}.");
    if (arguments.Question is { } question)
    {
        await AnswerAsync(index, question, arguments.Top);
        return;
    }

    Screen.Note("Ask; an empty line ends.");
    while (await AskAsync() is { Length: > 0 } asked)
    {
        await AnswerAsync(index, asked, arguments.Top);
    }
}

async Task AnswerAsync(SearchIndex index, string question, int top)
{
    foreach ((Passage passage, float score) in await index.FindAsync(question, top, stop.Token))
    {
        Screen.Show(passage, score);
    }
}

// Reading a line does not end by itself when Ctrl+C is pressed.
async Task<string?> AskAsync()
{
    Screen.Prompt();
    return (await Task.Run(Console.ReadLine).WaitAsync(stop.Token))?.Trim();
}
