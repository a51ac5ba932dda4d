using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class FailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool, bool> Statuses
    {
        get
        {
            TheoryData<int, bool, bool> data = [];
            foreach (int status in new[] { 401, 402, 429, 500, 503 })
            {
                data.Add(status, false, false);
                data.Add(status, true, true);
                data.Add(status, false, true);
                data.Add(status, true, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Http_error_maps(int status, bool responses, bool streams)
    {
        string body = $$$"""{"error":{"code":{{{status}}},"message":"It failed for {{{Service.Key}}}."}}""";

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() =>
            Kernels.Of(new Service().ThenJson(body, status), responses).AskAsync(streams));
        HttpOperationException wrapped = await Assert.ThrowsAsync<HttpOperationException>(() =>
            ServiceTests.Completion(new Service().ThenJson(body, status), responses).AskAsync(streams));

        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Equal((HttpStatusCode)status, wrapped.StatusCode);
        Assert.IsType<OpenRouterException>(wrapped.InnerException);
        Assert.DoesNotContain(Service.Key, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Service.Key, wrapped + wrapped.ResponseContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Error_in_200_body(bool responses, bool streams)
    {
        const string Error = """{"error":{"code":502,"message":"Upstream failed."}}""";
        Service service = streams
            ? new Service().ThenJson("data: " + Error + "\n\n", type: "text/event-stream")
            : new Service().ThenJson(Error);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => Kernels.Of(service, responses).AskAsync(streams));

        Assert.Equal(HttpStatusCode.BadGateway, failure.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Error_in_the_middle_of_a_stream(bool responses)
    {
        // What came before is handed out, and then the failure, not an end.
        string begun = string.Concat(new Answer("Hello.").ToEvents(responses).TakeWhile(item => !item.Contains("usage", StringComparison.Ordinal))
            .Where(item => !item.Contains("output_item.done", StringComparison.Ordinal) && !item.Contains("\"stop\"", StringComparison.Ordinal))
            .Select(item => "data: " + item + "\n\n"));
        Service service = new Service().ThenJson(
            begun + "data: {\"type\":\"error\",\"error\":{\"code\":502,\"message\":\"Upstream failed.\"}}\n\n", type: "text/event-stream");
        string text = "";

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(async () =>
        {
            await foreach (string part in Kernels.Of(service, responses).InvokePromptStreamingAsync<string>("hi", cancellationToken: Token))
            {
                text += part;
            }
        });

        Assert.Equal("Hello.", text);
        Assert.Equal(HttpStatusCode.BadGateway, failure.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Cancellation(bool responses, bool streams)
    {
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Service service = Service.Saying("ok");
        service.CancelOnRequest = source;
        Kernel kernel = Kernels.Of(service, responses);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            if (streams)
            {
                await kernel.InvokePromptStreamingAsync("hi", cancellationToken: source.Token).ToListAsync(Token);
            }
            else
            {
                await kernel.InvokePromptAsync("hi", cancellationToken: source.Token);
            }
        });

        Assert.True(service.IsAborted);
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Retry_filter(bool responses)
    {
        Service service = new Service().ThenJson("""{"error":{"code":429,"message":"Slow down."}}""", 429).Then(new Answer("ok"));
        Kernel kernel = Kernels.Of(service, responses);
        kernel.FunctionInvocationFilters.Add(new Retry());

        Assert.Equal("ok", await kernel.AskAsync(streams: false, new PromptExecutionSettings()));
        Assert.Equal(2, service.Requests.Count);
    }

    private sealed class Retry : IFunctionInvocationFilter
    {
        public async Task OnFunctionInvocationAsync(Microsoft.SemanticKernel.FunctionInvocationContext context, Func<Microsoft.SemanticKernel.FunctionInvocationContext, Task> next)
        {
            try
            {
                await next(context);
            }
            catch (OpenRouterException failure) when (failure.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await next(context);
            }
        }
    }
}
