using System.Globalization;
using Suffice.Agents.Ready;

namespace Suffice.Evidence.Loop;

/// <summary>The desk's files: a policy, a triage worker with a weakness, and the ready-made quality control.</summary>
internal static class LoopDesk
{
    /// <summary>Triage.</summary>
    public const string Triage = "ticket-triage";

    /// <summary>Quality control, which judges what triage wrote.</summary>
    public const string Control = "ticket-qc";

    // The weakness: nothing is said of orders.
    private const string Standards =
        """
        # House rules

        - S-001 Fault: ask for the device.
        - S-002 Access: ask for the account, never for a password.

        """;

    private const string Policy =
        """
        version: 1
        providers:
          stand-ins: { protocol: openai, base_url: "http://127.0.0.1:9/v1", residency: self_hosted }
        models:
          small:  { provider: stand-ins, id: small-1, max_output_tokens: 1000, price: { input: 1, output: 5, cache_read: 0.1 } }
          strong: { provider: stand-ins, id: strong-1, max_output_tokens: 4096, price: { input: 5, output: 25, cache_read: 0.5 } }
        tasks:
          explain: { why: explains patterns and drafts changes, ladder: [strong] }
        chief: { task: explain, every: 1d, watch: 14d, max_cost: 2 }
        default: { ladder: [small] }
        """;

    private const string TriageTask =
        """
        why: made-up tickets, sorted and asked for what is missing
        ladder: [small]
        worker: { sample: 0 }
        """;

    private const string TriageSchema =
        """
        { "type": "object", "additionalProperties": false, "required": ["category", "ask"],
          "properties": { "category": { "enum": ["fault", "access", "order", "question"] }, "ask": { "type": ["string", "null"] } } }
        """;

    private const string ControlTask =
        """
        why: made-up handled tickets, rated by the ready-made rubric
        ladder: [small]
        worker: { upstream: [ticket-triage], sample: 0 }
        """;

    /// <summary>Writes them.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="cases">How many cases of the standing set.</param>
    /// <returns>The policy's path.</returns>
    public static string Write(string folder, int cases)
    {
        string triage = Path.Combine(folder, "tasks", Triage);
        string control = Path.Combine(folder, "tasks", Control);
        Directory.CreateDirectory(Path.Combine(triage, "evals"));
        Directory.CreateDirectory(control);
        File.WriteAllText(Path.Combine(triage, "task.yaml"), TriageTask);
        File.WriteAllText(Path.Combine(triage, "standards.md"), Standards);
        File.WriteAllText(Path.Combine(triage, "output.schema.json"), TriageSchema);
        File.WriteAllLines(Path.Combine(triage, "evals", "standing.jsonl"), Enumerable.Range(0, cases).Select(LoopTickets.CaseOf));
        foreach ((string name, string text) in ReadyWorkers.Find(Control)!.Files)
        {
            File.WriteAllText(Path.Combine(control, name), name == "task.yaml" ? ControlTask : text);
        }

        string policy = Path.Combine(folder, "suffice.yaml");
        File.WriteAllText(policy, string.Create(CultureInfo.InvariantCulture, $"{Policy}\nledger: {{ path: ledger.db }}\n"));

        return policy;
    }

    /// <summary>The triage worker's house rules.</summary>
    /// <param name="folder">The desk's folder.</param>
    /// <returns>The path.</returns>
    public static string StandardsOf(string folder) => Path.Combine(folder, "tasks", Triage, "standards.md");
}
