using System.Collections.Immutable;
using Suffice.Callers;

namespace Suffice.Tests.Callers;

/// <summary>The file of callers' keys.</summary>
public sealed class CallerKeyFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly TestFolder folder = new();

    private CallerKeyFile File => new(folder.PathOf("suffice-keys.json"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Create_AnyKey_Has192RandomBitsAndIsKeptAsAHash()
    {
        (CallerKey kept, string key) = CallerKey.Create("ci", Now);

        key.ShouldMatch("^sfk_[0-9a-f]{48}$");
        kept.Hash.ShouldBe(Convert.ToHexStringLower(KeyHash.Of(key)));
        kept.ToString().ShouldNotContain(key);
        CallerKey.Create("ci", Now).Key.ShouldNotBe(key);
    }

    [Fact]
    public void Read_NoFile_HasNoKeys() => File.Read().ShouldBeEmpty();

    [Fact]
    public async Task Change_EveryField_IsReadAsItWas()
    {
        CallerKey kept = CallerKey.Create("ci", Now).Kept with
        {
            ExpiresAt = Now.AddDays(90),
            RevokedAt = Now.AddDays(1),
            Role = CallerRole.Review,
            Calls = true,
            Tasks = ["triage"],
            Models = ["haiku", "sonnet"],
            RequestsPerMinute = 60,
            TokensPerMinute = 10_000,
        };

        await File.ChangeAsync(all => all.Add(kept), TimeProvider.System, CancellationToken.None);

        CallerKey read = File.Read().ShouldHaveSingleItem();
        read.Tasks.ShouldBe(kept.Tasks);
        read.Models.ShouldBe(kept.Models);
        (read with { Tasks = [], Models = [] }).ShouldBe(kept with { Tasks = [], Models = [] });
    }

    [Fact]
    public void Read_AFileOfBeforeRoles_HasCallersKeys()
    {
        System.IO.File.WriteAllText(File.Path, $$"""{"version":1,"keys":[{"id":"key_1","name":"ci","hash":"{{new string('0', 64)}}","created_at":"2026-11-04T12:00:00+00:00","tasks":[],"models":[]}]}""");

        CallerKey read = File.Read().ShouldHaveSingleItem();

        read.Role.ShouldBeNull();
        read.MayCall.ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"owner\"")]
    [InlineData("2")]
    public void Read_ARoleThatIsNone_IsNoKeysFile(string role)
    {
        System.IO.File.WriteAllText(File.Path, $$"""{"version":1,"keys":[{"id":"key_1","name":"ci","hash":"{{new string('0', 64)}}","created_at":"2026-11-04T12:00:00+00:00","role":{{role}}}]}""");

        Should.Throw<CallerKeyFileException>(() => File.Read());
    }

    [Fact]
    public async Task Change_AKeyWithoutARole_IsWrittenAsBefore()
    {
        await AddAsync("ci");

        string text = System.IO.File.ReadAllText(File.Path);

        text.ShouldNotContain("role");
        text.ShouldNotContain("calls");
    }

    [Fact]
    public void MayCall_APersonsKey_OnlyWhereItSaysSo()
    {
        CallerKey persons = CallerKey.Create("rita", Now).Kept with { Role = CallerRole.Review };

        persons.MayCall.ShouldBeFalse();
        (persons with { Calls = true }).MayCall.ShouldBeTrue();
        (persons with { Tasks = ["triage"] }).MayCall.ShouldBeTrue();
        (persons with { Models = ["haiku"] }).MayCall.ShouldBeTrue();
    }

    [Fact]
    public async Task Change_AnyFile_IsTheOwnersAlone()
    {
        await AddAsync("ci");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("modes are Unix's");
            return;
        }

        foreach (string path in Directory.GetFiles(folder.Path))
        {
            System.IO.File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, path);
        }
    }

    [Fact]
    public async Task Change_ManyWritersAtOnce_LosesNoKeyAndLeavesNoDraft()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => AddAsync($"key-{i}"))));

        File.Read().Select(key => key.Name).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 20).Select(i => $"key-{i}").Order(StringComparer.Ordinal));
        Directory.GetFiles(folder.Path, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task Change_TheChangeThrows_LeavesTheFileAsItWas()
    {
        await AddAsync("ci");
        byte[] before = System.IO.File.ReadAllBytes(File.Path);

        await Should.ThrowAsync<InvalidOperationException>(
            File.ChangeAsync(_ => throw new InvalidOperationException(), TimeProvider.System, CancellationToken.None));

        System.IO.File.ReadAllBytes(File.Path).ShouldBe(before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"version":2,"keys":[]}""")]
    [InlineData("""{"version":1,"keys":[],"more":1}""")]
    [InlineData("""{"version":1,"keys":[null]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"key_1","name":"ci","hash":"canary","created_at":"2026-11-04T12:00:00Z"}]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"key_1","name":"a b","hash":"HASH","created_at":"2026-11-04T12:00:00Z"}]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"key_1","name":"ci","hash":"HASH","created_at":"2026-11-04T12:00:00Z","requests_per_minute":0}]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"key_1","name":"ci","hash":"HASH","created_at":"2026-11-04T12:00:00Z","tasks":null}]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"key_1","name":"ci","hash":"HASH","created_at":"2026-11-04T12:00:00Z","tasks":[null]}]}""")]
    [InlineData("""{"version":1,"keys":[{"id":"key_1","name":"a","hash":"HASH","created_at":"2026-11-04T12:00:00Z"},{"id":"key_1","name":"b","hash":"HASH","created_at":"2026-11-04T12:00:00Z"}]}""")]
    public void Read_SomethingElse_SaysWhichFileAndRepeatsNothingOfIt(string text)
    {
        System.IO.File.WriteAllText(File.Path, text.Replace("HASH", new string('a', 64), StringComparison.Ordinal));

        CallerKeyFileException refused = Should.Throw<CallerKeyFileException>(() => File.Read());

        refused.Message.ShouldContain(File.Path);
        refused.Message.ShouldNotContain("canary");
    }

    private Task<ImmutableArray<CallerKey>> AddAsync(string name) =>
        File.ChangeAsync(all => all.Add(CallerKey.Create(name, Now).Kept), TimeProvider.System, CancellationToken.None);
}
