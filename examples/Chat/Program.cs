using System;
using System.Globalization;
using OpenRouter.AI;
using OpenRouter.AI.Examples.Chat;
using Spectre.Console;

ChatArguments arguments;
try
{
    arguments = ChatArguments.Parse(args);
}
catch (ArgumentException exception)
{
    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{exception.Message}[/]");
    AnsiConsole.WriteLine(ChatArguments.Usage);
    return 2;
}

if (arguments.WantsHelp)
{
    AnsiConsole.WriteLine(ChatArguments.Usage);
    return 0;
}

try
{
    await using Connection connection = await Connection.OpenAsync(arguments);
    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{connection.Description}[/]");
    using Interruption interruption = new();
    Conversation conversation = new(connection.Client, connection.Model, arguments, interruption);
    return arguments.Question is { } question
        ? await conversation.AnswerAsync(question) ? 0 : 1
        : await conversation.RunAsync();
}
catch (Exception exception) when (exception is OpenRouterException or ArgumentException or NotSupportedException or System.IO.IOException)
{
    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{exception.Message}[/]");
    return 1;
}
