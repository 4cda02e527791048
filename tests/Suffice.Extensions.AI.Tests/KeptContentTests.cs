using Microsoft.Extensions.AI;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Extensions.AI.Tests;

/// <summary>Where the policy keeps content, a program's calls are kept as calls, so that everything that learns from a ledger can read them.</summary>
public sealed class KeptContentTests
{
    [Fact]
    public async Task Call_OfATaskThatKeepsContent_IsReadFromTheLedgerAsItWas()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(
            ChatProtocol.OpenAI, "\n  kept: { why: read again later, ladder: [small], store_content: true, gate: [ { one_of: [urgent, normal] } ] }\n");
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent"));
        ChatOptions options = new ChatOptions { Instructions = "You are the triage desk.", MaxOutputTokens = 20 }.WithTask("kept").WithMetadata(new { ids = new[] { "p1" } });

        ChatResponse response = await program.Client.GetResponseAsync("My card burns", options, TestContext.Current.CancellationToken);

        string id = (string)response.AdditionalProperties![SufficeProperties.Request]!;
        await program.EndAndReadAsync();
        RequestEntry row = new LedgerReader(Path.Combine(Path.GetDirectoryName(program.PolicyPath)!, "suffice-ledger", "ledger.db")).Find(id)!;
        ChatRequest kept = ChatWires.ReadKept(row.Endpoint, row.RequestContent!)!;
        kept.SystemText().ShouldBe("You are the triage desk.");
        kept.ConversationText().ShouldBe("My card burns");
        kept.MaxOutputTokens.ShouldBe(20);
        kept.Metadata!.Value.GetRawText().ShouldBe("""{"ids":["p1"],"task":"kept"}""");
    }
}
