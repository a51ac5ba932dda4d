using System;
using System.Collections.Generic;
using System.Net.Http;

namespace OpenRouter.AI.Tests.Support;

internal sealed record SentRequest(
    HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? Body, string? ContentType, long? ContentLength);
