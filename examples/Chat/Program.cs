using System;
using OpenRouter.AI;
using OpenRouter.AI.Examples.Chat;

ChatArguments arguments;
try
{
    arguments = ChatArguments.Parse(args);
}
catch (FormatException exception)
{
    Terminal.Error(exception.Message);
    Terminal.Text(ChatArguments.Usage + "\n");
    return 2;
}

if (arguments.WantsHelp)
{
    Terminal.Text(ChatArguments.Usage + "\n");
    return 0;
}

try
{
    await using Connection connection = await Connection.OpenAsync(arguments);
    Terminal.Note(connection.Description);
    using Interruption interruption = new();
    Conversation conversation = new(connection.Client, connection.Model, arguments, interruption);
    return arguments.Question is { } question
        ? await conversation.AnswerAsync(question) ? 0 : 1
        : await conversation.RunAsync();
}
catch (Exception exception) when (exception is OpenRouterException or ArgumentException or NotSupportedException or FormatException or System.IO.IOException)
{
    Terminal.Error(exception.Message);
    return 1;
}
