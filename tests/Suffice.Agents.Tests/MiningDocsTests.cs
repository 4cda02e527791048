using Suffice.Agents.Tickets;

namespace Suffice.Agents;

public sealed class MiningDocsTests
{
    [Fact]
    public void Page_OfMining_TellsEveryNameThatIsGuessed()
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "mining.md"));

        string[] untold = [.. TicketNames.Id.Concat(TicketNames.Subject).Concat(TicketNames.Text).Concat(TicketNames.Messages).Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal))];

        untold.ShouldBeEmpty();
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Suffice.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
