using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace OpenRouter.AI.Extensions.Tests.Hosting;

public class PublicFaceTests
{
    /// <summary>That applications compile without suppressions is shown by this project too, whose warnings are errors.</summary>
    [Theory]
    [InlineData(typeof(OpenRouterOptions))]
    [InlineData(typeof(OpenRouterRedisBudgetLedger))]
    public void L08_PublicApi_NoExperimentalLeak(Type type)
    {
        string[] leaks = [.. type.Assembly.GetExportedTypes()
            .SelectMany(static exported => exported.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .OfType<MethodBase>()
                .Where(method => method.GetParameters().Select(static parameter => parameter.ParameterType)
                    .Append((method as MethodInfo)?.ReturnType ?? typeof(void))
                    .Append(exported)
                    .Any(IsExperimental))
                .Select(method => $"{exported}.{method.Name}"))];

        Assert.Empty(leaks);
    }

    /// <summary>The smoke program is published and run as native code when everything is checked; here it is seen that it covers this package.</summary>
    [Fact]
    public void L09_Aot()
    {
        string smoke = Path.Combine(AppContext.BaseDirectory, "smoke");

        Assert.Contains("AddOpenRouterChatClient", File.ReadAllText(Path.Combine(smoke, "RegisteredClient.cs")), StringComparison.Ordinal);
        Assert.Contains("OpenRouter.AI.Extensions.csproj", File.ReadAllText(Path.Combine(smoke, "OpenRouter.AI.AotSmoke.csproj")), StringComparison.Ordinal);
    }

    private static bool IsExperimental(Type type) =>
        type.CustomAttributes.Any(static attribute => attribute.AttributeType.Name == "ExperimentalAttribute") || type.GetGenericArguments().Any(IsExperimental);
}
