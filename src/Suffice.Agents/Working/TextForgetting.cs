using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Files;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Agents.Working;

/// <summary>Forgets the texts of tickets when the time has passed for which the policy keeps them; decisions, ratings, scores and counts stay.</summary>
/// <param name="file">Where they are kept.</param>
public sealed class TextForgetting(AgentsFile file)
{
    private const string Forgotten = "{}";

    /// <summary>Forgets what is to be forgotten now.</summary>
    /// <param name="policy">Says how long texts are kept, by worker.</param>
    /// <returns>How many verdicts and observations lost their texts.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public int Run(SufficePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (!File.Exists(file.Path))
        {
            return 0;
        }

        int changed = 0;
        foreach (TaskPolicy task in policy.Tasks.Where(task => task.Worker is not null))
        {
            long before = LedgerTime.Micros(file.Time.GetUtcNow() - task.Worker!.Keep);
            changed += VerdictStore.Stores(file).Sum(store => store.Forget(task.Name, before, WithoutTexts));
            changed += file.Write(ObservingTables.Sql, open => open.Run("UPDATE observations SET quote = '' WHERE by = $by AND at_us < $before AND quote <> ''", ("$by", task.Name), ("$before", before)));
        }

        if (changed > 0)
        {
            file.Read(ObservingTables.Sql, open => open.Run("PRAGMA wal_checkpoint(TRUNCATE)")); // Until then the log beside the file holds what was forgotten.
        }

        return changed;
    }

    private static (string Ticket, string Machine, string? Human) WithoutTexts(Ticket ticket, Verdict machine, Verdict? human) => (
        JsonSerializer.Serialize(new Ticket { Id = ticket.Id }, MachineJson.Options),
        JsonSerializer.Serialize(Bare(machine), MachineJson.Options),
        human is null ? null : JsonSerializer.Serialize(Bare(human), MachineJson.Options));

    private static Verdict Bare(Verdict verdict) => verdict with
    {
        Criteria = [.. verdict.Criteria.Select(rating => rating with { Quotes = [], Missing = null, Reason = null })],
        Escalation = [.. verdict.Escalation.Select(why => why with { Why = string.Empty })],
        RootCause = null,
        FollowUp = null,
        ComplaintAbout = verdict.ComplaintAbout is { } complaint ? complaint with { Quote = null } : null,
        Fields = verdict.Fields is null ? null : JsonSerializer.Deserialize<JsonElement>(Forgotten),
    };
}
