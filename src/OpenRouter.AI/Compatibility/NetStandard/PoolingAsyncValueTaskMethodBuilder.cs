namespace System.Runtime.CompilerServices;

/// <summary>Stands for the builder of newer frameworks, which reuses the box of a suspended method; only its name is needed here.</summary>
internal static class PoolingAsyncValueTaskMethodBuilder<TResult>
{
}
