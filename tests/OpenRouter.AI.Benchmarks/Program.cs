using System.Threading.Tasks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using OpenRouter.AI.Benchmarks.Ratios;

namespace OpenRouter.AI.Benchmarks;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["ratios", .. var rest])
        {
            return await RatioRun.RunAsync(rest is [var filter, ..] ? filter : null).ConfigureAwait(false);
        }

        if (args is ["memory", .. var size])
        {
            return await EmbeddingMemory.RunAsync(size is [var count, ..] ? count : null).ConfigureAwait(false);
        }

        if (args is ["emulator"])
        {
            return await EmbeddingMemory.ServeAsync().ConfigureAwait(false);
        }

        // In this process: the project's build settings would make a generated project fail on its warnings.
        IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
        return 0;
    }
}
