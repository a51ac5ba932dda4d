using OpenRouter.AI.Examples.WebChat;

// Stopped with Ctrl+C: streams that are under way end at once.
await using ChatSite site = await ChatSite.StartAsync(args);
await site.WaitForShutdownAsync();
