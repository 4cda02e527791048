using Suffice.Fuzz.Engine;

namespace Suffice.Fuzz.Tests;

/// <summary>Short fuzzing without coverage, so that it depends on nothing but its seed.</summary>
internal static class Fuzzed
{
    /// <summary>What broke. How long an input took is no part of it: the machine may be busy.</summary>
    public static IReadOnlyDictionary<string, (byte[] Input, Find Find)> Run(IFuzzTarget target, int seed, int inputs, IEnumerable<byte[]> seeds)
    {
        TargetRun run = new(target, seed, new Corpus(folder: null), coverage: null, new Trial(new Unhurried(target)));
        run.Start(seeds);
        for (int tried = 0; tried < inputs; tried++)
        {
            run.Step();
        }

        return run.Finds;
    }

    private sealed class Unhurried(IFuzzTarget target) : IFuzzTarget
    {
        public string Name => target.Name;

        public int MostBytes => target.MostBytes;

        public InputLimits Limits => target.Limits with { Time = TimeSpan.FromHours(1) };

        public IReadOnlyList<string> Words => target.Words;

        public string Try(ReadOnlyMemory<byte> input) => target.Try(input);
    }
}
