using System;
using System.Globalization;
using System.Text;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Errors;

public sealed class ErrorMessageTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void Message_WithKeysAndAccounts_MasksThem()
    {
        string secret = Wire.Key + " and sk-proj-abcdefghijklmnopqrstuv, Bearer abcdefghijklmnop, user_2abcdefghijklmnopqrstuvwxyz, org_2abcdefghijklmnopqrstuvwxyz";
        OpenRouterException exception = FromHttp(
            401, $$$"""{"error":{"code":401,"message":"m","metadata":{"raw":"bad {{{secret}}}"}},"user_id":"user_2abcdefghijklmnopqrstuvwxyz"}""");

        Assert.Equal("bad sk-or-*** and sk-***, Bearer ***, user_***, org_*** (401)", exception.Message);
        Assert.Equal("bad sk-or-*** and sk-***, Bearer ***, user_***, org_***", exception.ProviderMessage);
        Assert.DoesNotContain("0123456789abcdef", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the task-or-not question, user_name and sk-2")]
    public void Message_WithoutKeys_StaysAsItIs(string text) => Assert.Equal(text, ErrorMessage.Mask(text));

    [Fact]
    public void Message_LongAndFolded_IsOneShortLine()
    {
        OpenRouterException exception = FromHttp(400, "first\r\n\tsecond\n\n" + string.Concat(new string('x', 2000), Wire.Key));

        Assert.StartsWith("first second xxx", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("… (400)", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.Message.Length <= 500, exception.Message.Length.ToString(CultureInfo.InvariantCulture));
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void Message_WithHalfASurrogate_IsStillMade()
    {
        OpenRouterException exception = FromHttp(400, """{"error":{"message":"half \ud83d gone"}}""");

        Assert.EndsWith(" gone (400)", exception.Message, StringComparison.Ordinal);
    }

    private static OpenRouterException FromHttp(int status, string body) =>
        OpenRouterExceptionFactory.FromHttp(status, Encoding.UTF8.GetBytes(body), null, default, Now);
}
