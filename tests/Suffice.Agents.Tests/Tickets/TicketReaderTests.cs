using System.Text;
using System.Text.Json;

namespace Suffice.Agents.Tickets;

public sealed class TicketReaderTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_JsonLines_TakesThePartsByTheirNamesAndKeepsTheRestWhole()
    {
        string path = folder.WriteLines("t.jsonl", """{"id":"T-1","title":"Card","prompt":"It burns","reference":{"urgency":"3"},"outputs":{"small":{"text":"x"}},"tags":["a"]}""");

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Problems.ShouldBeEmpty();
        Ticket ticket = reading.Tickets.ShouldHaveSingleItem();
        (ticket.Id, ticket.Subject, ticket.Text, ticket.Place).ShouldBe(("T-1", "Card", "Card\nIt burns", path + ":1"));
        ticket.Fields.Keys.ShouldBe(["reference", "tags"]);
        FieldPath.Word(ticket, "reference.urgency").ShouldBe("3");
        reading.Notes.ShouldHaveSingleItem().ShouldContain("recorded answers");
    }

    [Fact]
    public async Task Read_Outputs_ThatAreNoRecordedAnswers_StayAField()
    {
        string path = folder.WriteLines("t.jsonl", """{"id":"T-1","text":"It burns","outputs":{"lamp":"on"}}""");

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Tickets[0].Fields.Keys.ShouldBe(["outputs"]);
    }

    [Theory]
    [InlineData("""{"Ticket ID":7,"Short-Description":"s","userQuery":"q"}""", "7", "s", "q")]
    [InlineData("""{"id":null,"case_id":"c","summary":"s","body":"  ","description":"d"}""", "c", "s", "d")]
    [InlineData("""{"key":"K-1","subject":"s","title":"t","content":[{"type":"text","text":"one"},{"type":"text","text":"two"}]}""", "K-1", "s", "one\ntwo")]
    [InlineData("""{"id":"1","subject":"only"}""", "1", "only", "")]
    public async Task Read_Names_AreGuessedInTheOrderOfTheList(string line, string id, string subject, string text)
    {
        string path = folder.WriteLines("t.jsonl", line);

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Problems.ShouldBeEmpty();
        Ticket ticket = reading.Tickets.ShouldHaveSingleItem();
        (ticket.Id, ticket.Subject).ShouldBe((id, subject));
        ticket.Messages.Select(message => message.Text).ShouldBe(text.Length == 0 ? [] : [text]);
    }

    [Fact]
    public async Task Read_Messages_HaveTheirWritersAndTimesAndTheDescriptionOnce()
    {
        string path = folder.WriteLines(
            "t.jsonl",
            """{"id":"1","description":"Hello","comments":[{"author":{"name":"Ann","role":"customer"},"body":"Hello","created_at":"2026-03-01T10:00:00+02:00"},{"from":"agent","text":"Which order?","at":1772352000},"plain",{"body":""}]}""");

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Tickets[0].Messages.ShouldBe(
        [
            new TicketMessage("customer", "Hello", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)),
            new TicketMessage("agent", "Which order?", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)),
            new TicketMessage("", "plain"),
        ]);
    }

    [Fact]
    public async Task Read_NamedByTheUser_TakesThoseAndNoOthers()
    {
        string path = folder.WriteLines("t.jsonl", """{"id":"no","nr":"yes","payload":{"said":"this"},"text":"not this"}""");

        TicketReading reading = await TicketReader.ReadAsync(path, new TicketOptions { Id = "nr", Text = "payload.said" });

        (reading.Tickets[0].Id, reading.Tickets[0].Text).ShouldBe(("yes", "this"));
        reading.Tickets[0].Fields.Keys.ShouldBe(["id", "payload", "text"]);
    }

    [Fact]
    public async Task Read_NamedByTheUserAndNotThere_IsAMistakeThatSaysWhatIs()
    {
        string path = folder.WriteLines("t.jsonl", """{"id":"1","text":"x"}""");

        TicketReading reading = await TicketReader.ReadAsync(path, new TicketOptions { Text = "txt" });

        reading.Problems.ShouldHaveSingleItem().ToString().ShouldBe($"{path}:1: there is no 'txt'; the row has text");
    }

    [Fact]
    public async Task Read_WithoutIds_MakesThemOfWhatIsSaidAndSaysSo()
    {
        string path = folder.WriteLines("t.jsonl", """{"text":"a"}""", """{"text":"b"}""", """{"text":"a"}""");

        TicketReading first = await TicketReader.ReadAsync(path);
        TicketReading second = await TicketReader.ReadAsync(path);

        first.Tickets.Select(ticket => ticket.Id).ShouldBe(second.Tickets.Select(ticket => ticket.Id));
        first.Tickets.Select(ticket => ticket.Id).ShouldBeUnique();
        first.Tickets[2].Id.ShouldBe(first.Tickets[0].Id + "-2");
        first.Notes.ShouldHaveSingleItem().ShouldStartWith("3 tickets have no id");
    }

    [Theory]
    [InlineData("{\"id\":\"2\",\"text\":\"\\ud800\"}", "half a character")]
    [InlineData("{\"id\":\"2\",\"text\":", "no JSON at position 18; a line is one object")]
    [InlineData("[1]", "this is a list, and a ticket is an object")]
    [InlineData("{\"id\":\"2\",\"priority\":\"P1\"}", "no text: a ticket needs one of text, body")]
    [InlineData("{\"id\":\"1\",\"text\":\"again\"}", "the id 1 stands at")]
    public async Task Read_ALineThatIsWrong_IsToldWithItsPlaceAndSpoilsNoOther(string line, string told)
    {
        string path = folder.WriteLines("t.jsonl", """{"id":"1","text":"x"}""", line, "", """{"id":"3","text":"y"}""");

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Tickets.Select(ticket => ticket.Id).ShouldBe(["1", "3"]);
        TicketProblem problem = reading.Problems.ShouldHaveSingleItem();
        problem.Place.ShouldBe(path + ":2");
        problem.What.ShouldContain(told);
    }

    [Theory]
    [InlineData("t.jsonl", "the byte 0xE9 at 22 is no UTF-8")]
    [InlineData("t.csv", "the byte 0xE9 is no UTF-8")]
    [InlineData("t.json", "the byte 0xE9 is no UTF-8")]
    [InlineData("t.txt", "the byte 0xE9 is no UTF-8")]
    public async Task Read_BytesThatAreNoUtf8_AreTold(string name, string told)
    {
        string path = folder.PathOf(name);
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes("\n{\"id\":\"1\",\"text\":\"caf\u00e9\"}\n"), TestContext.Current.CancellationToken);

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Tickets.ShouldBeEmpty();
        TicketProblem problem = reading.Problems.ShouldHaveSingleItem();
        problem.Place.ShouldBe(path + ":2");
        problem.What.ShouldStartWith(told);
    }

    [Theory]
    [InlineData("t.jsonl")]
    [InlineData("t.csv")]
    [InlineData("t.json")]
    public async Task Read_ARowThatIsTooLong_IsToldAndTheOthersAreRead(string name)
    {
        string path = folder.Write(name, name switch
        {
            "t.csv" => "id,text\n1,a\n2," + new string('x', 900) + "\n3,c\n",
            "t.json" => "[{\"id\":1,\"text\":\"a\"},\n{\"id\":2,\"text\":\"" + new string('x', 900) + "\"}, {\"id\":3,\"text\":\"c\"}]",
            _ => "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"" + new string('x', 900) + "\"}\n{\"id\":3,\"text\":\"c\"}",
        });

        TicketReading reading = await TicketReader.ReadAsync(path, new TicketOptions { LongestRow = 500 });

        reading.Tickets.Select(ticket => ticket.Id).ShouldBe(["1", "3"]);
        reading.Problems.ShouldHaveSingleItem().ToString().ShouldContain("longer than 500 bytes");
    }

    [Theory]
    [InlineData("empty.csv", "", "the file is empty")]
    [InlineData("t.xlsx", "PK", "the ending .xlsx is not known; name a file of JSON Lines")]
    [InlineData("t.txt", " \n", "no text")]
    [InlineData("t.json", "[{\"id\":1,\"text\":\"a\"},\n{]", "t.json:2: no JSON at position 2")]
    public async Task Read_AFileThatIsNone_SaysWhatWouldBeRight(string name, string content, string told)
    {
        string path = folder.Write(name, content);

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Problems.ShouldHaveSingleItem().ToString().ShouldContain(told);
    }

    [Fact]
    public async Task Read_NothingThere_SaysWhatToName()
    {
        TicketReading reading = await TicketReader.ReadAsync(folder.PathOf("none.jsonl"));

        reading.Problems.ShouldHaveSingleItem().What.ShouldStartWith("no such file or folder");
    }

    [Fact]
    public async Task Read_Table_UnderstandsQuotesLineEndsAndEmptyCells()
    {
        string path = folder.Write("t.csv", "\uFEFFTicket ID,Subject,Body,priority,\"messages\"\r\n7,\"Card, red\",\"It \"\"burns\"\"\r\nand smokes\",P1,\r\n8,,plain,,\"[{\"\"from\"\":\"\"agent\"\",\"\"text\"\":\"\"Which?\"\"}]\"\r\n9,too,few\r\n");

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Tickets.Select(ticket => ticket.Text).ShouldBe(["Card, red\nIt \"burns\"\r\nand smokes", "plain\nWhich?"]);
        reading.Tickets.Select(ticket => string.Join(' ', ticket.Fields.Keys)).ShouldBe(["priority", ""]);
        reading.Tickets[1].Place.ShouldBe(path + ":4");
        reading.Problems.ShouldHaveSingleItem().ToString().ShouldBe($"{path}:5: 3 cells where the first line names 5; put a cell that holds a separator or a quote in quotes");
    }

    [Theory]
    [InlineData("t.tsv", "id\ttext\n1\ta, b; c\n")]
    [InlineData("t.csv", "id|text\n1|a, b; c\n")]
    [InlineData("t.csv", "id;text\n1;\"a, b; c\"\n")]
    public async Task Read_Table_SeesWhatStandsBetweenCells(string name, string content)
    {
        string path = folder.Write(name, content);

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Tickets.ShouldHaveSingleItem().Text.ShouldBe("a, b; c");
    }

    [Theory]
    [InlineData("t.json", "[\n{\"id\":1,\"text\":\"a\"},\n\n{\"id\":2,\"text\":\"b\"}]", "t.json:2 t.json:4")]
    [InlineData("t.jsonl", "[{\"id\":1,\"text\":\"a\"},{\"id\":2,\"text\":\"b\"}]", "t.jsonl:1 t.jsonl:1")]
    [InlineData("t.json", "{\"count\":2,\"tickets\":[{\"id\":1,\"text\":\"a\"},{\"id\":2,\"text\":\"b\"}]}", "t.json:tickets[0] t.json:tickets[1]")]
    [InlineData("t.json", "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}", "t.json:1 t.json:2")]
    public async Task Read_Json_IsAListWhateverHoldsIt(string name, string content, string places)
    {
        string path = folder.Write(name, content);

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Tickets.Select(ticket => ticket.Text).ShouldBe(["a", "b"]);
        string.Join(' ', reading.Tickets.Select(ticket => Path.GetRelativePath(folder.Path, ticket.Place))).ShouldBe(places);
    }

    [Fact]
    public async Task Read_Folder_TakesItsFilesByNameAndATextIsATicketCalledAsItsFile()
    {
        folder.Write("in/b.txt", "second");
        folder.Write("in/a.jsonl", """{"id":"first","text":"x"}""");
        folder.Write("in/deep/c.json", """{"text":"third"}""");
        folder.Write("in/d.eml", "From: Ann <ann@x.org>\r\nSubject: =?utf-8?B?TMO2d2U=?=\r\nDate: Mon, 02 Mar 2026 10:00:00 +0000\r\nContent-Type: multipart/alternative;\r\n boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/html\r\n\r\n<b>no</b>\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe l=C3=B6we =\r\nroars\r\n--b1--\r\n");
        folder.Write("in/picture.png", "no ticket");

        TicketReading reading = await TicketReader.ReadAsync(folder.PathOf("in"));

        reading.Problems.ShouldBeEmpty();
        reading.Tickets.Select(ticket => ticket.Id).ShouldBe(["first", "b.txt", "d.eml", "deep/c.json"]);
        reading.Tickets[2].Text.ShouldBe("Löwe\nThe löwe roars");
        reading.Tickets[2].Messages[0].ShouldBe(new TicketMessage("Ann <ann@x.org>", "The löwe roars", new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Read_ValuesInMemory_NamePlacesByIndex()
    {
        JsonElement body = JsonSerializer.Deserialize<JsonElement>("""[{"id":1,"text":"a"},{"id":2}]""");

        TicketReading reading = TicketReader.Read(body, "body");

        reading.Tickets.ShouldHaveSingleItem().Place.ShouldBe("body[0]");
        reading.Problems.ShouldHaveSingleItem().Place.ShouldBe("body[1]");
    }

    [Theory]
    [InlineData("tickets_banking77", 8189, 11)]
    [InlineData("tickets_cfpb", 169, 200)]
    [InlineData("tickets_endava", 3404, 30)]
    [InlineData("tickets_itsm", 4550, 20)]
    [InlineData("it_tickets_llm", 2374, 30)]
    [InlineData("banking77_llm", 668, 11)]
    public async Task Read_RealTickets_AreAllReadWithTheirTextAndReference(string pack, int count, int leastMeanLength)
    {
        string? path = SharedFolder.Find($"data/open/{pack}.open.jsonl");
        Assert.SkipWhen(path is null, SharedFolder.Absent);

        TicketReading reading = await TicketReader.ReadAsync(path);

        reading.Problems.ShouldBeEmpty();
        reading.Tickets.Length.ShouldBe(count);
        reading.Tickets.ShouldAllBe(ticket => FieldPath.Find(ticket, "reference") != null);
        reading.Tickets.ShouldAllBe(ticket => !ticket.Fields.ContainsKey("outputs"));
        reading.Tickets.Average(ticket => ticket.Text.Length).ShouldBeGreaterThan(leastMeanLength);
    }
}
