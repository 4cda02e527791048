using System.Text;
using System.Text.Json;

namespace Suffice.Gateway.Tests;

/// <summary>A small desk: a triage task of two rungs, and a named model, all answered from a recording.</summary>
internal static class Desk
{
    public const string Policy = """
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [recording.jsonl] }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          triage:
            why: one of two labels
            match: { system_contains: "triage desk" }
            ladder: [small, large]
            gate:
              - one_of: [urgent, normal]
          note:
            why: a customer reads it
            ladder: [large]
        """;

    public static string Recording { get; } = string.Join('\n',
    [
        Line("passes", "My card burns", small: "urgent", large: "urgent"),
        Line("escalates", "Where is my parcel?", small: "it depends", large: "normal"),
        Line("refused", "Hm.", small: "it depends", large: "secret of the model"),
    ]) + "\n";

    public static string Chat(string user, string model = "gpt-5", bool stream = false, string extra = "") =>
        $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},{{extra}}"messages":[{"role":"system","content":"You are the triage desk."},{"role":"user","content":{{JsonSerializer.Serialize(user)}}}]}""";

    public static string Messages(string user, bool stream = false) =>
        $$"""{"model":"claude","max_tokens":50,"stream":{{(stream ? "true" : "false")}},"system":"You are the triage desk.","messages":[{"role":"user","content":{{JsonSerializer.Serialize(user)}}}]}""";

    /// <summary>The policy, closed to whoever has not this key.</summary>
    public static string Guarded(string key, string gateway = "")
    {
        string variable = $"SUFFICE_TEST_KEY_{Convert.ToHexString(Encoding.UTF8.GetBytes(key))}";
        Environment.SetEnvironmentVariable(variable, key);

        return $"{Policy}\ngateway: {{ keys: [\"env:{variable}\"]{gateway} }}\n";
    }

    private static string Line(string id, string user, string small, string large) => JsonSerializer.Serialize(new
    {
        id,
        messages = new object[]
        {
            new { role = "system", content = "You are the triage desk." },
            new { role = "user", content = user },
        },
        outputs = new Dictionary<string, object>
        {
            ["small-1"] = new { text = small, input_tokens = 100, output_tokens = 10, correct = small == large },
            ["large-1"] = new { text = large, input_tokens = 100, output_tokens = 10, correct = true },
        },
    });
}
