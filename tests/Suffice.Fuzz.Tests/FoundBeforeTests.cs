using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Targets;

namespace Suffice.Fuzz.Tests;

/// <summary>Every input that once broke a law; docs/fuzzing.md tells what each of them was.</summary>
public sealed class FoundBeforeTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "finds");

    public static TheoryData<string> Finds { get; } =
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Finds))]
    public async Task Try_InputThatBrokeALawOnce_BreaksNone(string find)
    {
        IFuzzTarget target = FuzzTargets.All().Single(target => target.Name == Path.GetDirectoryName(find));
        byte[] input = await File.ReadAllBytesAsync(Path.Combine(Root, find), TestContext.Current.CancellationToken);

        // One of them never ended.
        TrialResult result = await Task.Run(() => new Trial(target).Run(input), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        (result.Find?.Report ?? string.Empty).ShouldBeEmpty();
    }
}
