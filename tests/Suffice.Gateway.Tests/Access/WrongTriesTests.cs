using System.Net;
using Microsoft.Extensions.Time.Testing;
using Suffice.Gateway.Access.Sessions;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Wrong keys are counted by the minute and the address.</summary>
public sealed class WrongTriesTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void WaitOf_TenWrong_IsTheRestOfTheMinute()
    {
        WrongTries tries = Tried("10.0.0.1", WrongTries.PerMinute - 1);
        TimeSpan? before = tries.WaitOf(IPAddress.Parse("10.0.0.1"));
        clock.Advance(TimeSpan.FromSeconds(20));
        tries.Count(IPAddress.Parse("10.0.0.1"));

        before.ShouldBeNull();
        tries.WaitOf(IPAddress.Parse("10.0.0.1")).ShouldBe(TimeSpan.FromSeconds(40));
        tries.WaitOf(IPAddress.Parse("::ffff:10.0.0.1")).ShouldBe(TimeSpan.FromSeconds(40));
        tries.WaitOf(IPAddress.Parse("10.0.0.2")).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(40));
        tries.WaitOf(IPAddress.Parse("10.0.0.1")).ShouldBeNull();
    }

    [Fact]
    public void WaitOf_AnotherAddressOfTheSameHousehold_IsTheSame() =>
        Tried("2001:db8:1:2::1", WrongTries.PerMinute).WaitOf(IPAddress.Parse("2001:db8:1:2:ffff::9")).ShouldNotBeNull();

    [Fact]
    public void Count_StrangersWithoutEnd_AreCountedTogether()
    {
        WrongTries tries = new(clock);
        for (int i = 0; i < 11_000; i++)
        {
            tries.Count(new IPAddress(0x0a000000 + i));
        }

        tries.WaitOf(IPAddress.Parse("192.0.2.1")).ShouldNotBeNull();
    }

    private WrongTries Tried(string address, int times)
    {
        WrongTries tries = new(clock);
        for (int i = 0; i < times; i++)
        {
            tries.Count(IPAddress.Parse(address));
        }

        return tries;
    }
}
