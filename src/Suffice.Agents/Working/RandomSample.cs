using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Suffice.Agents.Working;

/// <summary>Draws the tickets that people judge at random: by the ticket's id alone, so that a rerun draws the same ones and no verdict can sway the draw.</summary>
public static class RandomSample
{
    /// <summary>Tells whether a ticket is drawn.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="ticket">The ticket's id.</param>
    /// <param name="share">The share that is drawn, 0 to 1.</param>
    /// <returns>True when it is.</returns>
    public static bool Draws(string task, string ticket, double share)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{task.Length}:{task}{ticket}"));

        return BinaryPrimitives.ReadUInt64LittleEndian(hash) < share * Math.Pow(2, 64);
    }
}
