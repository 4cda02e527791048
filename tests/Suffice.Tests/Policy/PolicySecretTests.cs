using System.Text.Json;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Tests.Policy;

/// <summary>A key that stands in the wrong place, or in the right one, is never shown.</summary>
public sealed class PolicySecretTests
{
    private const string Canary = "sk-canary-7f3a";

    public static TheoryData<string> Places =>
    [
        "providers: { p: { protocol: openai, base_url: http://localhost, api_key: CANARY } }",
        "providers: { p: { protocol: openai, base_url: http://localhost, api_key: [CANARY] } }",
        "providers: { p: { protocol: openai, base_url: http://localhost, api_key: { CANARY: 1 } } }",
        "providers: { p: { protocol: openai, base_url: http://localhost, api_key: env:CANARY } }",
        "providers: { p: { protocol: openai, base_url: http://localhost, apikey: CANARY } }",
        "providers: { p: { protocol: openai, base_url: https://user:CANARY@host } }",
        "providers: { p: { protocol: openai, base_url: https://host/v1?key=CANARY } }",
        "providers: { p: { protocol: openai, base_url: 'https://host/v1?api-version=1&Ocp-Apim-Subscription=CANARY' } }",
        "providers: { p: { protocol: CANARY, base_url: http://localhost } }",
        "providers: { CANARY: 1 }",
        "gateway: { keys: [CANARY], listen: CANARY }",
        "telemetry: { log: CANARY, otlp: { endpoint: https://user:CANARY@host, headers: { a: CANARY } } }",
        "telemetry: { otlp: { endpoint: CANARY, traces: CANARY, protocol: CANARY } }",
        "ledger: { window: CANARY, strict: CANARY, CANARY: 1 }",
        "default: { ladder: [CANARY], why: x, gate: [CANARY], on_fail: CANARY }",
        "default: { ladder: [CANARY], why: x, gate: [{ references: { path: CANARY } }, json_schema: CANARY] }",
        "tasks: { CANARY: { ladder: CANARY, confidence: { calibration: CANARY }, fingerprints: [CANARY] } }",
        "CANARY: CANARY",
        "a: { CANARY: 1, CANARY: 2 }",
        "ledger: { path: \"CANARY",
        "ledger: { path: *CANARY }",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void Load_KeyInAnyPlace_IsInNoErrorNoticeOrOrigin(string yaml)
    {
        using PolicyFolder folder = new("version: 1\n" + yaml.Replace("CANARY", Canary, StringComparison.Ordinal));

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldNotBeEmpty();
        Everything(result).ShouldNotContain(Canary);
    }

    [Fact]
    public void Load_KeyFromVariableAndFile_IsInThePolicyAlone()
    {
        using PolicyFolder folder = new("""
            version: 1
            providers:
              a: { protocol: openai, base_url: http://localhost, api_key: env:A_KEY }
              b: { protocol: openai, base_url: http://localhost, api_key: file:b.key }
            gateway: { listen: http://0.0.0.0:80, keys: [env:A_KEY, file:b.key] }
            """);
        folder.Variables["A_KEY"] = Canary;
        folder.Write("b.key", Canary + "\n");

        PolicyLoadResult result = folder.Load(requireKeys: true);

        SufficePolicy policy = result.Policy.ShouldNotBeNull();
        policy.Providers["a"].ApiKey!.Reveal().ShouldBe(Canary);
        policy.Providers["b"].ApiKey!.Reveal().ShouldBe(Canary);
        policy.Gateway.Keys.Length.ShouldBe(2);
        Everything(result).ShouldNotContain(Canary);
        JsonSerializer.Serialize(policy.Providers.Values.Select(provider => provider.ApiKey)).ShouldNotContain(Canary);
        result.Origins.ShouldContain(new ValueOrigin("providers.a.api_key", "env:A_KEY", $"{folder.Policy}:3"));
    }

    [Theory]
    [InlineData(Canary + " and more")]
    [InlineData(Canary + "\nand more")]
    [InlineData(Canary + "é")]
    public void Load_FileThatIsNoKey_SaysSoWithoutShowingIt(string content)
    {
        using PolicyFolder folder = new("""
            version: 1
            providers:
              a: { protocol: openai, base_url: http://localhost, api_key: file:a.key }
            models:
              m: { provider: a }
            default: { ladder: [m], why: x }
            """);
        folder.Write("a.key", content);

        PolicyLoadResult result = folder.Load(requireKeys: true);

        result.Errors.ShouldHaveSingleItem().Wrong.ShouldStartWith("what file:a.key holds is no key (not shown)");
        Everything(result).ShouldNotContain(Canary);
    }

    private static string Everything(PolicyLoadResult result) =>
        string.Join('\n', [.. result.Errors.Select(e => $"{e}"), .. result.Notices.Select(n => $"{n}"), .. result.Origins.Select(o => $"{o}"), $"{result.Policy}"]);
}
