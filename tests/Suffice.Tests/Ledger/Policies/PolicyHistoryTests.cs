using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Suffice.Confidence;
using Suffice.Ledger;
using Suffice.Ledger.Policies;
using Suffice.Ledger.Tables;
using Suffice.Policy;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Ledger.Policies;

/// <summary>The ledger knows which policy was in force when, and what it said.</summary>
public sealed class PolicyHistoryTests : IDisposable
{
    private const string Canary = "sk-canary-7f3a";
    private const string Policy = "version: 1\nproviders:\n  a: { protocol: openai, base_url: http://localhost }\n";

    private readonly LedgerFile file = new();
    private readonly FakeTimeProvider clock = new(Entries.Noon);

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Keep_VersionsThatFollowEachOther_AreKeptOnceEachTheLatestFirst()
    {
        await file.RecordAsync();
        PolicyLoadResult first = Loaded(Policy);
        PolicyLoadResult second = Loaded(Policy + "# changed\n");

        Keep(first).ShouldBeTrue();
        Keep(first).ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));
        Keep(second).ShouldBeTrue();
        clock.Advance(TimeSpan.FromHours(1));
        Keep(first).ShouldBeTrue();

        (string One, string Two) = (first.Policy!.Version, second.Policy!.Version);
        file.Reader.ReadPolicies().Select(note => (note.At, note.Version, note.Until)).ShouldBe(
        [
            (Entries.Noon.AddHours(2), One, null),
            (Entries.Noon.AddHours(1), Two, Entries.Noon.AddHours(2)),
            (Entries.Noon, One, Entries.Noon.AddHours(1)),
        ]);
    }

    [Fact]
    public async Task ReadPolicy_KeptTwice_IsWhatItSaidTheLastTime()
    {
        await file.RecordAsync();
        PolicyLoadResult loaded = Loaded(Policy);
        Keep(loaded);

        KeptPolicy kept = file.Reader.ReadPolicy(loaded.Policy!.Version).ShouldNotBeNull();

        kept.Note.ShouldBe(new PolicyNote(Entries.Noon, loaded.Policy.Version, loaded.Policy.PriceVersion, null));
        kept.Values.ShouldBe(loaded.Origins);
        kept.Values.ShouldContain(value => value.Path == "providers.a.protocol" && value.Value == "openai");
        file.Reader.ReadPolicy("no-such").ShouldBeNull();
    }

    [Fact]
    public async Task Keep_PolicyWithKeys_HoldsNoneOfTheirValues()
    {
        await file.RecordAsync();
        using PolicyFolder folder = new("""
            version: 1
            providers:
              a: { protocol: openai, base_url: http://localhost, api_key: env:A_KEY }
              b: { protocol: openai, base_url: http://localhost, api_key: file:b.key }
            gateway: { listen: http://0.0.0.0:80, keys: [env:A_KEY, file:b.key] }
            telemetry: { otlp: { endpoint: http://localhost:4317, headers: { authorization: env:A_KEY } } }
            """);
        folder.Variables["A_KEY"] = Canary;
        folder.Write("b.key", Canary + "\n");
        PolicyLoadResult loaded = folder.Load(requireKeys: true);

        Keep(loaded).ShouldBeTrue();

        KeptPolicy kept = file.Reader.ReadPolicy(loaded.Policy!.Version)!;
        kept.Values.ShouldContain(value => value.Path == "providers.a.api_key" && value.Value == "env:A_KEY");
        kept.Values.ShouldContain(value => value.Path.StartsWith("telemetry.otlp.headers", StringComparison.Ordinal) && value.Value == "env:A_KEY");
        using SqliteConnection connection = file.Connect();
        ((string)connection.Scalar("SELECT stated FROM policies")!).ShouldNotContain(Canary);
        File.ReadAllText(file.Path).ShouldNotContain(Canary);
    }

    [Fact]
    public void Keep_KeyWrittenIntoThePolicy_IsRefusedBeforeItGetsThere()
    {
        PolicyLoadResult loaded = Loaded($"version: 1\nproviders:\n  a: {{ protocol: openai, base_url: http://localhost, api_key: {Canary} }}\n");

        Should.Throw<ArgumentException>(() => Keep(loaded));
    }

    [Fact]
    public void Values_OfACalibration_SayItsThreshold()
    {
        Calibration calibration = Calibrated with
        {
            AcceptUpTo = 0.125,
            Promise = new Promise(PromiseKind.FloorRisk, 0.02, 0.95),
            Certificate = new Certificate(400, 3, 0.0193, 0.04, 0.8),
        };

        PolicyValues.Of("triage", calibration).Select(value => (value.Path, value.Value)).ShouldBe(
        [
            ("tasks.triage.calibration.made_at", "2026-11-04T12:00:00Z"),
            ("tasks.triage.calibration.accept_up_to", "0.125"),
            ("tasks.triage.calibration.bound", "0.0193"),
            ("tasks.triage.calibration.promise", "floor_risk 0.02 at 0.95"),
        ]);
    }

    [Fact]
    public void Values_OfACalibrationThatProvedNothing_LeaveOutWhatItHasNot() =>
        PolicyValues.Of("triage", Calibrated).Select(value => value.Path).ShouldBe(["tasks.triage.calibration.made_at"]);

    [Fact]
    public void Keep_NoLedger_SaysWhatIsWrong() => Should.Throw<LedgerException>(() => Keep(Loaded(Policy))).Message.ShouldContain(file.Path);

    [Fact]
    public async Task Kept_ChangedOrTakenAway_IsRefused()
    {
        await file.RecordAsync();
        Keep(Loaded(Policy));
        using SqliteConnection connection = file.Connect();

        Should.Throw<SqliteException>(() => connection.Run("UPDATE policies SET version = 'x'")).Message.ShouldContain("append-only");
        Should.Throw<SqliteException>(() => connection.Run("DELETE FROM policies")).Message.ShouldContain("append-only");
    }

    private static Calibration Calibrated => new()
    {
        Task = "triage",
        MadeAt = Entries.Noon,
        ReviewBy = Entries.Noon.AddDays(90),
        Ladder = [],
        Gate = "gate1_x",
        Estimator = new EstimatorPin("estimator.json", "0"),
        Source = new CalibrationSource("0", 10, 10),
    };

    private static PolicyLoadResult Loaded(string yaml)
    {
        using PolicyFolder folder = new(yaml);
        return folder.Load();
    }

    private bool Keep(PolicyLoadResult loaded) => new PolicyHistory(file.Path, clock).Keep(loaded);
}
