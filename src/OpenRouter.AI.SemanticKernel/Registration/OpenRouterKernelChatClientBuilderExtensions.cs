using System;
using OpenRouter.AI;
using OpenRouter.AI.SemanticKernel.Pipeline;

namespace Microsoft.Extensions.AI;

/// <summary>What a kernel needs of a chat client of an <see cref="OpenRouterClient"/>, for pipelines that an application builds by itself.</summary>
public static class OpenRouterKernelChatClientBuilderExtensions
{
    /// <summary>Adapts arguments, histories, results and settings between Semantic Kernel and the client, and keeps broken calls from
    /// running.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same <paramref name="builder"/>.</returns>
    /// <remarks>
    /// <para>It belongs between the kernel's function invocation and the client: call it after <c>UseKernelFunctionInvocation()</c>. The
    /// methods of <c>IKernelBuilder</c>, such as <c>AddOpenRouterChatClient</c>, have it already; a client that has it gets no second
    /// one.</para>
    /// <para>Without it, parameters that are enumerations, or texts where the model sent something else, do not bind, functions run with
    /// their defaults where a call was broken, and prompt files lose settings.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="InvalidOperationException">When the pipeline is built: functions are invoked below it, where it has no effect.</exception>
    public static ChatClientBuilder UseOpenRouterKernelCompatibility(this ChatClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(static inner => inner.GetService<KernelCompatibleChatClient>() is not null ? inner
            : inner.GetService<FunctionInvokingChatClient>() is null ? new KernelCompatibleChatClient(inner)
            : throw new InvalidOperationException(
                $"{nameof(UseOpenRouterKernelCompatibility)} stands above the invocation of functions, which then does not see what it does. "
                + "Call it after UseKernelFunctionInvocation()."));
    }
}
