using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

/// <summary><c>suffice keys</c> as a user types it.</summary>
public sealed class KeysTests
{
    private const string Policy = """
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [recording.jsonl] }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
        tasks:
          triage: { why: labels, ladder: [small] }
        """;

    [Fact]
    public async Task Create_List_Revoke_TellWhatBecameOfTheKeyAndShowItOnce()
    {
        using TestFolder folder = Desk();

        CommandResult created = await SufficeCommand.RunAsync(
            folder.Path, "keys", "create", "ci", "--task", "triage", "--model", "small-1", "--expires", "90d", "--requests-per-minute", "60");
        string key = created.Output.Trim();
        CommandResult listed = await SufficeCommand.RunAsync(folder.Path, "keys", "list", "--json");
        CommandResult revoked = await SufficeCommand.RunAsync(folder.Path, "keys", "revoke", "ci");
        CommandResult after = await SufficeCommand.RunAsync(folder.Path, "keys", "list", "--all");

        created.ExitCode.ShouldBe(0, created.Error);
        key.ShouldMatch("^sfk_[0-9a-f]{48}$");
        JsonElement line = JsonDocument.Parse(listed.Output).RootElement.GetProperty("keys")[0];
        line.GetProperty("state").GetString().ShouldBe("active");
        line.GetProperty("models")[0].GetString().ShouldBe("small");
        revoked.ExitCode.ShouldBe(0, revoked.Error);
        after.Output.ShouldContain("revoked");
        string everythingElse = created.Error + listed.Output + revoked.Output + after.Output + File.ReadAllText(Path.Combine(folder.Path, "suffice-keys.json"));
        everythingElse.ShouldNotContain(key);
        everythingElse.ShouldNotContain(key["sfk_".Length..]);
    }

    [Fact]
    public async Task Create_Json_IsOneObjectWithTheKey()
    {
        using TestFolder folder = Desk();

        CommandResult created = await SufficeCommand.RunAsync(folder.Path, "keys", "create", "ci", "--json");

        JsonElement made = JsonDocument.Parse(created.Output).RootElement;
        made.GetProperty("key").GetString()!.ShouldStartWith("sfk_");
        made.GetProperty("id").GetString()!.ShouldStartWith("key_");
    }

    [Theory]
    [InlineData("the policy has no task", "create", "ci", "--task", "triaeg")]
    [InlineData("no model of the policy", "create", "ci", "--model", "nobody")]
    [InlineData("no length of time", "create", "ci", "--expires", "soon")]
    [InlineData("not above 0", "create", "ci", "--requests-per-minute", "0")]
    [InlineData("write view, review, admin", "create", "rita", "--role", "owner")]
    [InlineData("only a key with --role needs it", "create", "ci", "--calls")]
    [InlineData("cannot name a key", "create", "a b")]
    [InlineData("cannot name a key", "create", "admin")]
    [InlineData("no key of this name", "revoke", "nobody")]
    public async Task Keys_WrongUse_SaysWhatWouldBeRightAndExitsTwo(string words, params string[] args)
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["keys", .. args]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(words);
        File.Exists(Path.Combine(folder.Path, "suffice-keys.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Create_WithARole_IsAPersonsKeyThatCallsNoModel()
    {
        using TestFolder folder = Desk();

        CommandResult created = await SufficeCommand.RunAsync(folder.Path, "keys", "create", "rita", "--role", "review");
        CommandResult listed = await SufficeCommand.RunAsync(folder.Path, "keys", "list", "--json");

        created.Error.ShouldContain("may review on the pages and call no model");
        JsonElement line = JsonDocument.Parse(listed.Output).RootElement.GetProperty("keys")[0];
        line.GetProperty("role").GetString().ShouldBe("review");
        line.GetProperty("calls").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Create_ANameThatIsTaken_IsRefused()
    {
        using TestFolder folder = Desk();
        await SufficeCommand.RunAsync(folder.Path, "keys", "create", "ci");

        CommandResult again = await SufficeCommand.RunAsync(folder.Path, "keys", "create", "ci");

        again.ExitCode.ShouldBe(2);
        again.Error.ShouldContain("revoke it first");
    }

    [Fact]
    public async Task Revoke_ThePolicyHasMistakes_WorksOnTheFileItself()
    {
        using TestFolder folder = Desk();
        await SufficeCommand.RunAsync(folder.Path, "keys", "create", "ci");
        folder.Write("suffice.yaml", "version: one");

        CommandResult revoked = await SufficeCommand.RunAsync(folder.Path, "keys", "revoke", "ci", "--keys-file", "suffice-keys.json");

        revoked.ExitCode.ShouldBe(0, revoked.Error);
        File.ReadAllText(Path.Combine(folder.Path, "suffice-keys.json")).ShouldContain("revoked_at");
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("keys", "create")]
    [InlineData("keys", "list")]
    [InlineData("keys", "revoke")]
    public async Task Help_OfEach_HasAnExample(params string[] command)
    {
        using TestFolder folder = new();

        CommandResult help = await SufficeCommand.RunAsync(folder.Path, [.. command, "--help"]);

        help.ExitCode.ShouldBe(0);
        help.Output.ShouldContain("Example: suffice keys");
    }

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy);
        folder.Write("recording.jsonl", string.Empty);

        return folder;
    }
}
