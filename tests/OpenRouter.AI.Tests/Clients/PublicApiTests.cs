using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>
/// Applications compile without suppressing anything. That is shown twice: by this project, whose warnings are errors, and by a look at every
/// signature.
/// </summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void L08_PublicApi_NoExperimentalLeak()
    {
        List<string> leaks = [];
        foreach (Type type in typeof(OpenRouterClient).Assembly.GetExportedTypes())
        {
            if (IsExperimental(type))
            {
                continue;
            }

            Type?[] bases = [type.BaseType, .. type.GetInterfaces()];
            leaks.AddRange(bases.Where(IsLeak).Select(found => $"{type} : {found}"));
            foreach (MemberInfo member in type.GetMembers(Declared).Where(static member => IsVisible(member) && !IsExperimental(member)))
            {
                leaks.AddRange(Named(member).Where(IsLeak).Select(found => $"{type}.{member.Name}: {found}"));
            }
        }

        Assert.Empty(leaks);
    }

    [Fact]
    public void L08_PublicApi_LookFindsExperimentalTypes()
    {
        Type known = typeof(IChatClient).Assembly.GetType("Microsoft.Extensions.AI.IImageGenerator", throwOnError: true)!;

        Assert.True(IsLeak(known));
        Assert.True(IsLeak(typeof(IReadOnlyList<>).MakeGenericType(known.MakeArrayType())));
        Assert.False(IsLeak(typeof(IChatClient)));
    }

    [Fact]
    public void L08_PublicApi_ChatIsStable()
    {
        Type[] types = [typeof(OpenRouterClient), typeof(OpenRouterClientOptions), typeof(OpenRouterChatClient), typeof(OpenRouterException)];

        Assert.All(types, static type => Assert.False(IsExperimental(type)));
        Assert.All(types.SelectMany(static type => type.GetMembers(Declared)), static member => Assert.False(IsExperimental(member)));
    }

    [Fact]
    public async Task L08_PublicApi_ChatCompilesWithoutSuppressions()
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming: false);
        using OpenRouterClient client = new(Wire.Options(), handler.Client());
        using IChatClient chat = client.AsIChatClient("a/b").AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new ChatOptions { Tools = [OpenRouterTools.WebSearch()] }
            .WithOpenRouter(static own => own.Provider = new ProviderRouting { Order = ["acme"] });

        ChatResponse response = await chat.GetResponseAsync("hi", options, TestContext.Current.CancellationToken);

        Assert.Equal(0.0012m, response.GetOpenRouterMetadata()?.Cost);
        Assert.Equal("acme", handler.Body().GetProperty("provider").GetProperty("order")[0].GetString());
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo @event => @event.AddMethod is { } add && IsVisible(add),
        _ => false,
    };

    private static IEnumerable<Type> Named(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(static parameter => parameter.ParameterType)],
        MethodBase method => method.GetParameters().Select(static parameter => parameter.ParameterType),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo @event => [@event.EventHandlerType!],
        _ => [],
    };

    private static bool IsLeak(Type? type) =>
        type is not null
        && (IsExperimental(type) || (type.HasElementType && IsLeak(type.GetElementType())) || type.GetGenericArguments().Any(IsLeak));

    private static bool IsExperimental(MemberInfo member) =>
        member.CustomAttributes.Any(static attribute => attribute.AttributeType.Name == "ExperimentalAttribute");
}
