using System;

namespace OpenRouter.AI;

/// <summary>
/// Hides the framework's attribute, which is not allowed on methods here: the compiler does not know this one, and takes its usual builder.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AsyncMethodBuilderAttribute(Type builderType) : Attribute
{
    public Type BuilderType { get; } = builderType;
}
