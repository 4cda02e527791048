using System.Net.Http.Json;
using System.Text.Json;

namespace Suffice.Browser.Scenes;

/// <summary>The names of things in the scene that have pages of their own.</summary>
internal sealed record ScenePlaces
{
    /// <summary>A request that went up the ladder and whose content is kept.</summary>
    public string Request { get; init; } = string.Empty;

    /// <summary>A request whose every text is hostile.</summary>
    public string HostileRequest { get; init; } = string.Empty;

    /// <summary>A run of <c>suffice eval</c>.</summary>
    public string EvalRun { get; init; } = string.Empty;

    /// <summary>The pattern for which changes are proposed.</summary>
    public string Pattern { get; init; } = string.Empty;

    /// <summary>A pattern whose quotes are hostile.</summary>
    public string HostilePattern { get; init; } = string.Empty;

    /// <summary>The proposal that waits for a person.</summary>
    public string Proposal { get; init; } = string.Empty;

    /// <summary>The proposal that the gate refused.</summary>
    public string RefusedProposal { get; init; } = string.Empty;

    /// <summary>The policy in force, by its version.</summary>
    public string Policy { get; init; } = string.Empty;

    /// <summary>A report of <c>suffice audit</c> that was kept.</summary>
    public string Audit { get; init; } = string.Empty;

    /// <summary>Looks for them.</summary>
    public static async Task<ScenePlaces> FindAsync(Uri gateway, string folder)
    {
        using HttpClient http = new() { BaseAddress = gateway };
        JsonElement[] patterns = await ListAsync(http, "/api/patterns", "patterns");
        JsonElement[] proposals = await ListAsync(http, "/api/proposals?all=true", "proposals");

        return new ScenePlaces
        {
            Request = Text((await ListAsync(http, "/api/requests?task=sentiment&escalated=true&limit=1", "requests"))[0], "id"),
            HostileRequest = Text((await ListAsync(http, "/api/requests?task=hostile&limit=1", "requests"))[0], "id"),
            EvalRun = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Path.Combine(folder, ".suffice", "runs"), "message-classify-*.jsonl").Single()),
            Pattern = Text(patterns.Single(one => Text(one, "agent") == "ticket-triage"), "id"),
            HostilePattern = Text(patterns.Single(one => Text(one, "agent") == "ticket-qc"), "id"),
            Proposal = Text(proposals.Single(one => Text(one, "state") == "passed"), "id"),
            Policy = Text(await http.GetFromJsonAsync<JsonElement>("/api/policy"), "version"),
            Audit = Text((await ListAsync(http, "/api/audits", "audits"))[0], "name"),
            RefusedProposal = Text(proposals.Single(one => Text(one, "state") == "refused"), "id"),
        };
    }

    private static async Task<JsonElement[]> ListAsync(HttpClient http, string path, string name) =>
        [.. (await http.GetFromJsonAsync<JsonElement>(path)).GetProperty(name).EnumerateArray()];

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;
}
