using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Suffice.Callers;
using Suffice.Gateway.Access;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Who may come in, by a clock of the test's own.</summary>
public sealed class CallerAccessTests : IDisposable
{
    private const string AdminKey = "admins-key-0123456789";

    private static readonly Uri Listen = new("http://127.0.0.1:8420");

    private readonly TestFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 4, 12, 0, 0, TimeSpan.Zero));

    private string KeysFile => folder.PathOf("suffice-keys.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Admit_AKey_IsItsCaller()
    {
        string key = await CreateAsync("ci", kept => kept with { Tasks = ["triage"] });
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });

        Caller caller = gate.Admit(key).Caller.ShouldNotBeNull();

        caller.Name.ShouldBe("ci");
        caller.IsAdmin.ShouldBeFalse();
        caller.MayUseTask("triage").ShouldBeTrue();
        caller.MayUseTask("caption").ShouldBeFalse();
    }

    [Fact]
    public async Task Admit_UnknownRevokedAndExpired_ReadAlike()
    {
        string revoked = await CreateAsync("a", kept => kept with { RevokedAt = kept.CreatedAt });
        string expired = await CreateAsync("b", kept => kept with { ExpiresAt = kept.CreatedAt });
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });

        foreach (string key in (string[])[revoked, expired, "sfk_unknown", ""])
        {
            gate.Admit(key).Refusal.ShouldBe(AccessErrors.WrongKey);
        }
    }

    [Fact]
    public async Task Admit_AKeyThatExpires_IsGoodUntilThen()
    {
        string key = await CreateAsync("ci", kept => kept with { ExpiresAt = kept.CreatedAt.AddMinutes(2) });
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });

        gate.Admit(key).Caller.ShouldNotBeNull();
        clock.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        gate.Admit(key).Caller.ShouldNotBeNull();
        clock.Advance(TimeSpan.FromTicks(1));

        gate.Admit(key).Refusal.ShouldBe(AccessErrors.WrongKey);
    }

    [Fact]
    public async Task Admit_AKeyTakenBack_IsOutAtTheNextLook()
    {
        string key = await CreateAsync("ci");
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });
        gate.Admit(key).Caller.ShouldNotBeNull();

        await new CallerKeyFile(KeysFile).ChangeAsync(all => [all[0] with { RevokedAt = all[0].CreatedAt }], TimeProvider.System, CancellationToken.None);
        clock.Advance(FollowedKeys.LookEvery);

        gate.Admit(key).Refusal.ShouldBe(AccessErrors.WrongKey);
    }

    [Fact]
    public async Task Admit_TheFirstKeyIsMade_ClosesAGatewayThatWasOpen()
    {
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });
        gate.Admit("").Caller.ShouldNotBeNull().IsAdmin.ShouldBeTrue();

        string key = await CreateAsync("ci");
        clock.Advance(FollowedKeys.LookEvery);

        gate.Admit("").Refusal.ShouldBe(AccessErrors.WrongKey);
        gate.Admit(key).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task Admit_TheKeysFileGoes_StaysClosed()
    {
        string key = await CreateAsync("ci");
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });

        File.Delete(KeysFile);
        clock.Advance(FollowedKeys.LookEvery);

        gate.Admit(key).Refusal.ShouldBe(AccessErrors.WrongKey);
        gate.Admit("").Refusal.ShouldBe(AccessErrors.WrongKey);
    }

    [Fact]
    public void Admit_ThePolicysKeysGo_StaysClosed()
    {
        FixedPolicy policies = new(new GatewaySettings { KeysFile = KeysFile, Keys = [new Secret(AdminKey)] });
        using Gate gate = new(policies, Listen, clock);
        gate.Admit(AdminKey).Caller.ShouldNotBeNull();

        policies.Change(new GatewaySettings { KeysFile = KeysFile });

        gate.Admit(AdminKey).Refusal.ShouldBe(AccessErrors.WrongKey);
        gate.Admit("").Refusal.ShouldBe(AccessErrors.WrongKey);
    }

    [Fact]
    public void Admit_NoKeyIsGoodAtAll_NothingIsADefault()
    {
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile, HasKeysFile = true });

        foreach (string guess in (string[])["", "x", "changeme", "admin", "sk-1234", "sfk_", "***", "Bearer", "null", "undefined"])
        {
            gate.Admit(guess).Refusal.ShouldBe(AccessErrors.WrongKey, guess);
        }
    }

    [Fact]
    public async Task Look_AFileThatIsNoKeysFile_LeavesTheKeysAsTheyWere()
    {
        string key = await CreateAsync("ci");
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });

        await File.WriteAllTextAsync(KeysFile, "{ half");
        clock.Advance(FollowedKeys.LookEvery);

        gate.Admit(key).Caller.ShouldNotBeNull();
        gate.Keys.Current.Problem.ShouldNotBeNull().ShouldContain(KeysFile);
    }

    [Fact]
    public async Task Look_ThePolicyNamesAnotherFile_TheOldKeysAreOut()
    {
        string key = await CreateAsync("ci");
        FixedPolicy policies = new(new GatewaySettings { KeysFile = KeysFile });
        using Gate gate = new(policies, Listen, clock);
        string other = folder.PathOf("other.json");
        await File.WriteAllTextAsync(other, "{ half");

        policies.Change(new GatewaySettings { KeysFile = other, HasKeysFile = true });
        clock.Advance(FollowedKeys.LookEvery);

        gate.Admit(key).Refusal.ShouldBe(AccessErrors.WrongKey);
    }

    [Fact]
    public async Task Admit_ACallersKeyAtAnAdminsEndpoint_IsRefused()
    {
        string key = await CreateAsync("ci");
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile, Keys = [new Secret(AdminKey)] });

        gate.Admit(key, AccessLevel.Admin).Refusal.ShouldBe(AccessErrors.AdminsOnly);
        gate.Admit(AdminKey, AccessLevel.Admin).Caller.ShouldNotBeNull().IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task Admit_MoreRequestsThanAMinuteAllows_SaysWhenTheNextMayCome_AlsoAfterAReload()
    {
        string key = await CreateAsync("ci", kept => kept with { RequestsPerMinute = 2 });
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });
        gate.Admit(key).Caller.ShouldNotBeNull();
        gate.Admit(key).Caller.ShouldNotBeNull();

        await CreateAsync("another");
        clock.Advance(FollowedKeys.LookEvery);
        Admission third = gate.Admit(key);

        third.Refusal.ShouldBe(AccessErrors.TooManyRequests);
        third.RetryAfter!.Value.TotalSeconds.ShouldBe(29, 0.1);
        clock.Advance(TimeSpan.FromSeconds(30));
        gate.Admit(key).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task Admit_TheGatewaysLimit_HoldsForAllCallersTogetherAndNotForAdminsEndpoints()
    {
        string one = await CreateAsync("one");
        string two = await CreateAsync("two");
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile, Keys = [new Secret(AdminKey)], RequestsPerMinute = 2 });

        gate.Admit(one).Caller.ShouldNotBeNull();
        gate.Admit(two).Caller.ShouldNotBeNull();

        gate.Admit(one).Refusal.ShouldBe(AccessErrors.TooManyRequests);
        gate.Admit(AdminKey, AccessLevel.Admin).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task Admit_StrangersWithoutEnd_LeaveNothingBehind()
    {
        await CreateAsync("ci");
        using Gate gate = Open(new GatewaySettings { KeysFile = KeysFile });
        gate.Admit("sfk_warm");
        HttpContext context = Gate.Context("sfk_stranger");
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++)
        {
            gate.Access.Admit(context, AccessLevel.Caller);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private Gate Open(GatewaySettings settings) => new(new FixedPolicy(settings), Listen, clock);

    private async Task<string> CreateAsync(string name, Func<CallerKey, CallerKey>? change = null)
    {
        (CallerKey kept, string key) = CallerKey.Create(name, clock.GetUtcNow());
        await new CallerKeyFile(KeysFile).ChangeAsync(
            all => all.Add(change is null ? kept : change(kept)), TimeProvider.System, CancellationToken.None);

        return key;
    }

    /// <summary>What decides, without a server.</summary>
    private sealed class Gate : IDisposable
    {
        public Gate(IPolicySource policies, Uri listen, TimeProvider time)
        {
            Keys = new FollowedKeys(policies, time, NullLogger<FollowedKeys>.Instance);
            Access = new CallerAccess(policies, listen, Keys, time);
        }

        public FollowedKeys Keys { get; }

        public CallerAccess Access { get; }

        public static DefaultHttpContext Context(string key)
        {
            DefaultHttpContext context = new();
            context.Request.Headers["Authorization"] = $"Bearer {key}";

            return context;
        }

        public Admission Admit(string key, AccessLevel level = AccessLevel.Caller) => Access.Admit(Context(key), level);

        public void Dispose() => Keys.Dispose();
    }
}
