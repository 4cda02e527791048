using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Policy;

namespace Suffice.Agents.Tests.Prompting;

public sealed class TicketTextTests
{
    private static readonly Ticket Handled = new()
    {
        Id = "T-1",
        Messages = [new TicketMessage("customer", "my parcel is late")],
        Fields = ImmutableSortedDictionary<string, JsonElement>.Empty.Add(
            "survey",
            JsonSerializer.Deserialize<JsonElement>("""{"score":4242,"by":[{"Label":"4242","team":"north"}]}""")),
    };

    [Fact]
    public void Of_AnOutcomeInsideAnotherField_IsNotShown()
    {
        string text = TicketText.Of(Handled, new WorkerSettings("tasks/qc"));

        text.ShouldNotContain("4242");
        text.ShouldContain("north");
    }

    [Fact]
    public void Of_AFieldThatThePolicyNames_IsShownWhole()
    {
        string text = TicketText.Of(Handled, new WorkerSettings("tasks/qc") { Fields = ["survey"] });

        text.ShouldContain("4242");
    }
}
