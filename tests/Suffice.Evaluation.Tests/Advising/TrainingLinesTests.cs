using System.Text;
using System.Text.Json;
using CsCheck;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Evaluation.Advising.Training;
using Suffice.Evaluation.Offline;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class TrainingLinesTests
{
    private const string WithTools = """
        {"model":"m","messages":[
          {"role":"developer","content":"You route tickets."},
          {"role":"user","content":"ticket 1"},
          {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"id\": 1}"}}]},
          {"role":"tool","tool_call_id":"c1","content":"open"}],
         "tools":[{"type":"function","function":{"name":"find","description":"Finds.","parameters":{"type":"object",
           "properties":{"id":{"type":"integer"}}}}}],
         "parallel_tool_calls":false}
        """;

    private const string OfAnthropic = """
        {"model":"m","max_tokens":10,"system":"You route tickets.","messages":[
          {"role":"user","content":[{"type":"text","text":"ticket 1","cache_control":{"type":"ephemeral"}}]},
          {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"s"},{"type":"tool_use","id":"c1","name":"find","input":{"id":1}}]},
          {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"open"}]}],
         "tools":[{"name":"find","description":"Finds.","input_schema":{"type":"object"}}]}
        """;

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    // Half of a surrogate pair is no text: readers of calls refuse it.
    private static readonly Gen<string> Text = Gen.String.Where(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text);

    public static TheoryData<TrainingForm> Forms => [.. Enum.GetValues<TrainingForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Lines_SingleTurn_AreReadByAStrictReaderOfTheirForm(TrainingForm form)
    {
        ChatRequest request = Call("""{"model":"m","messages":[{"role":"system","content":"Label it."},{"role":"user","content":"ticket \"1\"\nümlaut 😀"}]}""");

        TrainingLines lines = Make(form, List(list => list.Add(request, Said("urgent"), Said("normal"), 1, Start)));

        StrictForms.Read(form, lines.Train.ShouldHaveSingleItem());
        lines.Train[0].ShouldContain("ümlaut");
        lines.Train[0].ShouldContain("urgent");
    }

    [Theory]
    [InlineData(TrainingForm.Chat)]
    [InlineData(TrainingForm.PromptCompletion)]
    [InlineData(TrainingForm.Sharegpt)]
    [InlineData(TrainingForm.Preference)]
    [InlineData(TrainingForm.PreferenceOpenai)]
    public void Lines_CallsOfToolsOfTwoProtocols_KeepThemInTheFormsWay(TrainingForm form)
    {
        ChatRequest anthropic = ChatWires.Anthropic.ReadRequest(Encoding.UTF8.GetBytes(OfAnthropic)) with { Format = null };
        ChatAnswer call = new() { Parts = [new ToolCallPart("c2", "find", """{"id":2}""")], StopReason = StopReason.ToolCalls };

        TrainingLines lines = Make(form, List(list =>
        {
            list.Add(Call(WithTools), call, Said("done"), 1, Start);
            list.Add(anthropic, Said("it is open"), Said("no idea"), 1, Start.AddHours(1));
        }));

        lines.LeftOut.ShouldBeEmpty();
        string[] all = [.. lines.Train, .. lines.Validation, .. lines.Test];
        all.Length.ShouldBe(2);
        Array.ForEach(all, line => StrictForms.Read(form, line));
        all.ShouldAllBe(line => line.Contains("find", StringComparison.Ordinal) && !line.Contains("ephemeral", StringComparison.Ordinal) && !line.Contains("hm", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_AlpacaOfToolsOrManyTurns_LeavesThemOutAndSaysHowMany()
    {
        FoundCalls found = List(list =>
        {
            list.Add(Call(WithTools), Said("a"), null, 0, Start);
            list.Add(Call("""{"model":"m","messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"}]}"""), Said("d"), null, 0, Start);
            list.Add(Ticket(1), Said("urgent"), null, 0, Start);
        });

        TrainingLines lines = Make(TrainingForm.Alpaca, found);

        lines.LeftOut.ShouldBe(["1 have several turns, of which this form holds one", "1 offer tools, which this form has no place for"], ignoreOrder: true);
        lines.Train.ShouldHaveSingleItem().ShouldBe("""{"instruction":"ticket 1","input":"","output":"urgent"}""");
    }

    [Fact]
    public void Lines_SameCallTwice_LearnsTheHigherRungsAnswerOnce()
    {
        TrainingLines lines = Make(TrainingForm.Chat, List(list =>
        {
            list.Add(Ticket(1), Said("of large"), null, 1, Start);
            list.Add(Ticket(1), Said("of small"), null, 0, Start.AddHours(1));
        }));

        lines.Train.ShouldHaveSingleItem().ShouldContain("of large");
        lines.LeftOut.ShouldHaveSingleItem().ShouldStartWith("1 are the same call again");
    }

    [Theory]
    [InlineData(StopReason.MaxTokens, "urg", "1 have an answer that was cut off")]
    [InlineData(StopReason.Refused, "no", "1 have an answer that declines")]
    [InlineData(StopReason.Done, "", "1 have an empty answer")]
    public void Lines_AnswerThatTeachesNothing_IsLeftOut(StopReason stop, string text, string told)
    {
        ChatAnswer answer = Said(text) with { StopReason = stop };

        ReplayException refused = Should.Throw<ReplayException>(() => Make(TrainingForm.Chat, List(list => list.Add(Ticket(1), answer, null, 0, Start))));

        refused.Message.ShouldContain(told);
    }

    [Fact]
    public void Lines_HeldOutItems_AreLeftOut()
    {
        FoundCalls found = List(list =>
        {
            list.Add(Ticket(1), Said("urgent"), null, 0, Start);
            list.Add(Ticket(2), Said("urgent"), null, 0, Start);
        });
        string held = found.Examples[0].CallKey;

        TrainingLines lines = TrainingMaker.Make(found, new TrainingOptions(), example => example.CallKey == held);

        lines.Train.ShouldHaveSingleItem().ShouldContain("ticket 2");
        lines.LeftOut.ShouldHaveSingleItem().ShouldStartWith("1 are eval items of the task");
    }

    [Fact]
    public void Lines_Masked_HideWhatIsPersonalAndCountCopiesAsCopies()
    {
        TrainingTurns turns = new(text => text.Replace("ann", "<name>", StringComparison.Ordinal).Replace("bob", "<name>", StringComparison.Ordinal).Replace("12345", "<number>", StringComparison.Ordinal));
        ExampleList list = new(turns);
        list.Add(Asking("from ann"), Said("urgent"), null, 0, Start);
        list.Add(Asking("from bob"), Said("urgent"), null, 0, Start);
        list.Add(Asking("{\"phone\":12345}"), Said("urgent"), null, 0, Start);

        TrainingLines lines = Make(TrainingForm.Chat, list.Done("a test"));

        lines.Train.ShouldHaveSingleItem().ShouldContain("from <name>");
        lines.LeftOut.ShouldContain(reason => reason.StartsWith("1 are the same call again", StringComparison.Ordinal));
        lines.LeftOut.ShouldContain("1 would no longer be JSON where they were, once masked");
    }

    [Fact]
    public void Lines_Pruned_LoseTheLinesThatStandInNearlyEveryCallAndKeepTheSlots()
    {
        FoundCalls found = List(list =>
        {
            for (int i = 0; i < 40; i++)
            {
                list.Add(Call($$"""{"model":"m","messages":[{"role":"system","content":"Long rules.\nShop {{i}}\nMore rules."},{"role":"user","content":"ticket {{i}}"}]}"""), Said("urgent"), null, 0, Start.AddHours(i));
            }
        });

        TrainingLines lines = TrainingMaker.Make(found, new TrainingOptions { Prune = true }, _ => false);

        lines.Pruned.ShouldBe(["Long rules.", "More rules."]);
        JsonDocument.Parse(lines.Test[0]).RootElement.GetProperty("messages")[0].GetProperty("content").GetString().ShouldBe("Shop 36");
        lines.PrunedPromptTokens.ShouldBeLessThan(lines.PromptTokens);
    }

    [Fact]
    public void Lines_SystemTextThatIsAllFixed_GoesWhole()
    {
        FoundCalls found = List(list =>
        {
            for (int i = 0; i < 5; i++)
            {
                list.Add(Call($$"""{"model":"m","messages":[{"role":"system","content":"Rules."},{"role":"user","content":"ticket {{i}}"}]}"""), Said("urgent"), null, 0, Start.AddHours(i));
            }
        });

        TrainingLines lines = TrainingMaker.Make(found, new TrainingOptions { Prune = true }, _ => false);

        lines.Train[0].ShouldBe("""{"messages":[{"role":"user","content":"ticket 0"},{"role":"assistant","content":"urgent"}]}""");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lines_Schema_IsToldInChatLinesUnlessItIsNotWanted(bool withSchema)
    {
        ChatRequest request = Call("""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}}}""");

        TrainingLines lines = TrainingMaker.Make(List(list => list.Add(request, Said("{}"), null, 0, Start)), new TrainingOptions { WithSchema = withSchema }, _ => false);

        StrictForms.Read(TrainingForm.Chat, lines.Train[0]);
        lines.Train[0].Contains("response_format", StringComparison.Ordinal).ShouldBe(withSchema);
        lines.Notes.Any(note => note.Contains("which these lines do not tell", StringComparison.Ordinal)).ShouldBe(!withSchema);
    }

    [Fact]
    public void Lines_AnswerThatBreaksTheSchemaOfItsCall_IsNotTaught()
    {
        ChatRequest request = Call("""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object","required":["a"]}}}}""");

        TrainingLines lines = Make(TrainingForm.Chat, List(list =>
        {
            list.Add(request, Said("""{"a":1}"""), null, 0, Start);
            list.Add(request with { Messages = [ChatMessage.Of(ChatRole.User, "y")] }, Said("Here it is: {\"a\":1}"), null, 0, Start);
            list.Add(request with { Messages = [ChatMessage.Of(ChatRole.User, "z")] }, Said("""{"b":1}"""), null, 0, Start);
        }));

        lines.Train.ShouldHaveSingleItem();
        lines.LeftOut.ShouldHaveSingleItem().ShouldBe("2 have an answer that breaks the schema of its own call");
    }

    [Fact]
    public void Lines_Image_StaysInChatAndIsLeftOutOfFormsOfText()
    {
        ChatRequest request = Call("""{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"what is it"},{"type":"image_url","image_url":{"url":"https://x/y.png"}}]}]}""");
        FoundCalls found = List(list => list.Add(request, Said("a cat"), null, 0, Start));

        Make(TrainingForm.Chat, found).Train[0].ShouldContain("https://x/y.png");
        Should.Throw<ReplayException>(() => Make(TrainingForm.Sharegpt, found)).Message.ShouldContain("1 hold images");
    }

    [Fact]
    public void Lines_WhateverTheTexts_AreReadByAStrictReaderAndSayTheAnswer() => Gen.Select(Text, Text, Gen.Enum<TrainingForm>()).Sample((asked, answered, form) =>
    {
        if (answered.Trim().Length == 0 || answered.Trim() == "no")
        {
            return;
        }

        ChatRequest request = Ticket(1) with { Messages = [ChatMessage.Of(ChatRole.System, "Rules."), ChatMessage.Of(ChatRole.User, asked)] };
        TrainingLines lines = Make(form, List(list => list.Add(request, Said(answered), Said("no"), 1, Start)));

        StrictForms.Read(form, lines.Train[0]);
        Texts(JsonDocument.Parse(lines.Train[0]).RootElement).ShouldContain(answered);
    });

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Texts(field.Value)),
        _ => [],
    };

    private static TrainingLines Make(TrainingForm form, FoundCalls found) => TrainingMaker.Make(found, new TrainingOptions { Form = form }, _ => false);

    private static FoundCalls List(Action<ExampleList> add)
    {
        ExampleList list = new(new TrainingTurns(mask: null));
        add(list);

        return list.Done("a test");
    }

    private static ChatRequest Ticket(int number) => Call($$"""{"model":"m","messages":[{"role":"user","content":"ticket {{number}}"}]}""");

    private static ChatRequest Asking(string text) => Ticket(1) with { Messages = [ChatMessage.Of(ChatRole.User, text)] };

    private static ChatRequest Call(string body) => ChatWires.OpenAI.ReadRequest(Encoding.UTF8.GetBytes(body));

    private static ChatAnswer Said(string text) => new() { Parts = [new TextPart(text)], StopReason = StopReason.Done };
}
