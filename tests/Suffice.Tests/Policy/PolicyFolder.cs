using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Tests.Policy;

/// <summary>A folder with a policy in it, gone after the test.</summary>
internal sealed class PolicyFolder : IDisposable
{
    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();

    private static readonly PolicyLoader Today = Loader(new FixedClock(2026, 11, 23));

    private readonly TestFolder folder = new();

    public PolicyFolder(string yaml = "") => Write("suffice.yaml", yaml);

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string Policy => PathOf("suffice.yaml");

    public static PolicyLoader Loader(TimeProvider clock) => new(SampleChecks.All, SampleChecks.Structural, Catalog, clock);

    public string PathOf(string name) => folder.PathOf(name);

    public void Write(string name, string text) => folder.Write(name, text);

    public PolicyLoadResult Load(bool requireKeys = false) => Load(Policy, requireKeys);

    public PolicyLoadResult Load(string path, bool requireKeys = false) => Today.Load(
        path, new PolicyLoadOptions { RequireKeys = requireKeys, ReadVariable = name => Variables.GetValueOrDefault(name) });

    public PolicyLoadResult LoadWithBuiltInChecks() =>
        new PolicyLoader(BuiltInChecks.All, BuiltInChecks.Structural, Catalog, new FixedClock(2026, 11, 23)).Load(Policy);

    public void Dispose() => folder.Dispose();
}

internal sealed class FixedClock(int year, int month, int day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
