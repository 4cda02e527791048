using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Targets;

namespace Suffice.Fuzz.Tests;

/// <summary>A few hundred inputs of every target, the same ones each time; the long runs are in docs/fuzzing.md.</summary>
public sealed class FuzzSmokeTests
{
    private const int Seed = 1;
    private const int Inputs = 150;

    public static TheoryData<string> Targets { get; } = [.. FuzzTargets.All().Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Fuzzing_EachTargetFromItsSeeds_BreaksNoLaw(string name)
    {
        IFuzzTarget target = FuzzTargets.All().Single(target => target.Name == name);
        IReadOnlyList<byte[]> seeds = FuzzTargets.SeedsOf(target);

        IReadOnlyDictionary<string, (byte[] Input, Find Find)> finds = Fuzzed.Run(target, Seed, Inputs, seeds);

        seeds.ShouldNotBeEmpty();
        finds.Values.Select(found => found.Find.Report).ShouldBeEmpty();
    }
}
